package dev.scotoma.capture.campaign;

import dev.scotoma.capture.campaign.SessionCounts.Counts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "campaign")
class CampaignRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID campaignId;

    @Column
    String name;

    @Column
    String brief;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Column
    String attackType;

    @Nullable
    String paiQuality;

    @Nullable
    String camera;

    @Nullable
    String distance;

    @Nullable
    String lightLevel;

    @Nullable
    String lightDir;

    @Nullable
    String environment;

    int sessionsEach;
    int rewardMinor;

    @Column
    String rewardCurrency;

    @Nullable
    UUID iterationToBeat;

    @Nullable
    UUID blindSpotId;

    @Column
    Instant opensAt;

    @Column
    Instant closesAt;

    boolean closed;

    @Column
    UUID createdBy;

    @Column
    Instant createdAt;

    /** For Hibernate. */
    CampaignRow() {}

    CampaignRow(NewCampaign wanted, String attackType, UUID createdBy, Instant now) {
        this.name = wanted.name();
        this.brief = wanted.brief();
        this.kind = wanted.kind();
        this.attackType = attackType;
        this.paiQuality = wanted.paiQuality();
        this.camera = wanted.camera();
        this.distance = wanted.distance();
        this.lightLevel = wanted.lightLevel();
        this.lightDir = wanted.lightDir();
        this.environment = wanted.environment();
        this.sessionsEach = wanted.sessionsEach();
        this.rewardMinor = wanted.rewardMinor();
        this.rewardCurrency = wanted.rewardCurrency();
        this.iterationToBeat = wanted.iterationToBeat();
        this.blindSpotId = wanted.blindSpotId();
        this.opensAt = wanted.opensAt() == null ? now : wanted.opensAt();
        this.closesAt = wanted.closesAt();
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    void close() {
        closed = true;
    }

    CampaignState state(Instant now) {
        if (closed || !now.isBefore(closesAt)) {
            return CampaignState.CLOSED;
        }
        return now.isBefore(opensAt) ? CampaignState.SCHEDULED : CampaignState.OPEN;
    }

    Campaign view(Instant now, Counts counts) {
        return CampaignBuilder.builder()
                .id(campaignId)
                .name(name)
                .brief(brief)
                .kind(kind)
                .attackType(attackType)
                .paiQuality(paiQuality)
                .camera(camera)
                .distance(distance)
                .lightLevel(lightLevel)
                .lightDir(lightDir)
                .environment(environment)
                .sessionsEach(sessionsEach)
                .rewardMinor(rewardMinor)
                .rewardCurrency(rewardCurrency)
                .iterationToBeat(iterationToBeat)
                .blindSpotId(blindSpotId)
                .opensAt(opensAt)
                .closesAt(closesAt)
                .state(state(now))
                .counts(counts)
                .createdAt(createdAt)
                .build();
    }
}
