package dev.scotoma.capture.campaign;

import dev.scotoma.capture.campaign.SessionCounts.Counts;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "campaign")
class CampaignRow {
    private static final String NEUTRAL_TITLE = "Record yourself at a face login";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID campaignId;

    @Column
    String name;

    @Column
    String title;

    @Column
    String brief;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "campaign_translation", joinColumns = @JoinColumn(name = "campaign_id"))
    @MapKeyColumn(name = "language")
    Map<String, TranslationRow> translations = new HashMap<>();

    @Nullable
    String contact;

    @Enumerated(EnumType.STRING)
    Kind kind;

    boolean mixed;
    boolean varied;

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
    int propCostMinor;

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

    boolean paused;
    boolean closed;

    @Nullable
    Instant filledAt;

    @Column
    UUID createdBy;

    @Column
    Instant createdAt;

    /** For Hibernate. */
    CampaignRow() {}

    CampaignRow(NewCampaign wanted, Asked asked, UUID createdBy, Instant now) {
        NewCell common = asked.common();
        this.name = wanted.name();
        this.title = wanted.title() == null ? NEUTRAL_TITLE : wanted.title();
        this.brief = wanted.brief();
        for (var translation : wanted.translations() == null ? List.<Translation>of() : wanted.translations()) {
            translations.put(translation.language().tag, new TranslationRow(translation));
        }
        this.contact = wanted.contact();
        this.kind = wanted.kind();
        this.mixed = asked.mixed();
        this.varied = asked.varied();
        this.attackType = Asked.attackType(common.kind(), common.attackType());
        this.paiQuality = common.paiQuality();
        this.camera = common.camera();
        this.distance = common.distance();
        this.lightLevel = common.lightLevel();
        this.lightDir = common.lightDir();
        this.environment = common.environment();
        this.sessionsEach = wanted.sessionsEach();
        this.rewardMinor = wanted.rewardMinor();
        this.propCostMinor = wanted.propCostMinor() == null ? 0 : wanted.propCostMinor();
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

    void fill(Instant now) {
        closed = true;
        filledAt = now;
    }

    void unfill() {
        closed = false;
        filledAt = null;
    }

    CampaignState state(Instant now) {
        if (closed || !now.isBefore(closesAt)) {
            return CampaignState.CLOSED;
        }
        if (now.isBefore(opensAt)) {
            return CampaignState.SCHEDULED;
        }
        return paused ? CampaignState.PAUSED : CampaignState.OPEN;
    }

    Campaign view(Instant now, Counts counts) {
        return CampaignBuilder.builder()
                .id(campaignId)
                .name(name)
                .title(title)
                .brief(brief)
                .translations(translations.entrySet().stream()
                        .map(entry -> entry.getValue().view(Language.of(entry.getKey())))
                        .sorted(Comparator.comparing(Translation::language))
                        .toList())
                .contact(contact)
                .kind(kind)
                .mixed(mixed)
                .varied(varied)
                .attackType(attackType)
                .paiQuality(paiQuality)
                .camera(camera)
                .distance(distance)
                .lightLevel(lightLevel)
                .lightDir(lightDir)
                .environment(environment)
                .sessionsEach(sessionsEach)
                .rewardMinor(rewardMinor)
                .propCostMinor(propCostMinor)
                .rewardCurrency(rewardCurrency)
                .iterationToBeat(iterationToBeat)
                .blindSpotId(blindSpotId)
                .opensAt(opensAt)
                .closesAt(closesAt)
                .filledAt(filledAt)
                .state(state(now))
                .counts(counts)
                .createdAt(createdAt)
                .build();
    }
}
