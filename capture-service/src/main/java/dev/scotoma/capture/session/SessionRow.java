package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.Cell;
import dev.scotoma.capture.campaign.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "session")
class SessionRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID sessionId;

    @Column
    UUID participantId;

    @Column
    UUID depictedParticipantId;

    @Column
    UUID campaignId;

    @Enumerated(EnumType.STRING)
    SessionState state;

    @Nullable
    String reason;

    @Enumerated(EnumType.STRING)
    Payment payment;

    @Enumerated(EnumType.STRING)
    Kind prescribedKind;

    @Column
    String prescribedAttackType;

    @Nullable
    UUID cellId;

    @Nullable
    UUID countedCellId;

    @Nullable
    String prescribedPaiQuality;

    @Nullable
    String prescribedCamera;

    @Nullable
    String prescribedDistance;

    @Nullable
    String prescribedLightLevel;

    @Nullable
    String prescribedLightDir;

    @Nullable
    String prescribedEnvironment;

    @Enumerated(EnumType.STRING)
    Kind declaredKind;

    @Column
    String declaredAttackType;

    @Nullable
    String paiQuality;

    @Nullable
    String instrument;

    @Nullable
    UUID instrumentId;

    @Nullable
    String environment;

    int attempt;
    int rewardMinor;
    int shownRewardMinor;

    @Column
    String nonce;

    @Nullable
    String camera;

    @Nullable
    String deviceModel;

    @Nullable
    String os;

    @Nullable
    String browser;

    @Nullable
    String trackLabel;

    @Nullable
    Integer requestedWidth;

    @Nullable
    Integer requestedHeight;

    @Nullable
    Integer reportedWidth;

    @Nullable
    Integer reportedHeight;

    @Nullable
    Float reportedFps;

    @Nullable
    String uploadId;

    @Nullable
    String recordingKey;

    @Nullable
    Long recordingBytes;

    @Nullable
    String recordingType;

    @Enumerated(EnumType.STRING)
    @Nullable
    Truth truth;

    @Nullable
    UUID truthBy;

    @Nullable
    String truthReason;

    @Column
    Instant openedAt;

    @Column
    Instant expiresAt;

    @Nullable
    Instant uploadedAt;

    @Nullable
    Instant decidedAt;

    @Nullable
    Instant payableAt;

    /** For Hibernate. */
    SessionRow() {}

    SessionRow(
            UUID participant,
            Campaign campaign,
            Cell cell,
            Declared declared,
            int attempt,
            String nonce,
            Duration validFor) {
        this.participantId = participant;
        this.campaignId = campaign.id();
        this.state = SessionState.OPENED;
        this.payment = Payment.NONE;
        this.cellId = cell.id();
        this.countedCellId = cell.id();
        this.prescribedKind = cell.kind();
        this.prescribedAttackType = cell.attackType();
        this.prescribedPaiQuality = cell.paiQuality();
        this.prescribedCamera = cell.camera();
        this.prescribedDistance = cell.distance();
        this.prescribedLightLevel = cell.lightLevel();
        this.prescribedLightDir = cell.lightDir();
        this.prescribedEnvironment = cell.environment();
        this.rewardMinor = campaign.earns(cell.kind());
        this.declaredKind = declared.kind();
        this.declaredAttackType = declared.attackType();
        this.environment = declared.environment();
        this.attempt = attempt;
        this.nonce = nonce;
        this.openedAt = Instant.now();
        this.expiresAt = openedAt.plus(validFor);
        makeWith(declared, campaign);
    }

    /** Whoever is shown and does not record is promised the reward too, without what props cost. */
    void makeWith(Declared declared, Campaign campaign) {
        paiQuality = declared.paiQuality();
        instrument = declared.instrument();
        instrumentId = declared.instrumentId();
        UUID depicted = declared.depicted();
        depictedParticipantId = depicted == null ? participantId : depicted;
        shownRewardMinor = depicted == null ? 0 : campaign.rewardMinor();
    }

    void beginUpload(String upload, Recording recording, Device device) {
        uploadId = upload;
        recordingKey = recording.key();
        recordingBytes = recording.bytes();
        recordingType = recording.type();
        camera = device.camera();
        deviceModel = device.deviceModel();
        os = device.os();
        browser = device.browser();
        trackLabel = device.trackLabel();
        requestedWidth = device.requestedWidth();
        requestedHeight = device.requestedHeight();
        reportedWidth = device.reportedWidth();
        reportedHeight = device.reportedHeight();
        reportedFps = device.reportedFps();
    }

    void dropUpload() {
        uploadId = null;
        recordingKey = null;
        recordingBytes = null;
        recordingType = null;
    }

    void uploaded() {
        state = SessionState.UPLOADED;
        uploadId = null;
        uploadedAt = Instant.now();
    }

    void expire() {
        state = SessionState.EXPIRED;
        reason = "not_sent";
        dropUpload();
    }

    void rule(Truth ruled, UUID by, String why) {
        truth = ruled;
        truthBy = by;
        truthReason = why;
    }

    void accept(Truth decided) {
        state = SessionState.ACCEPTED;
        truth = decided;
        decidedAt = Instant.now();
    }

    /** Moves its place into the cell it belongs to, or into none. */
    void countIn(@Nullable UUID cell) {
        countedCellId = cell;
    }

    void reject(String why) {
        state = SessionState.REJECTED;
        reason = why;
        decidedAt = Instant.now();
    }

    /** Takes it out for good, whatever it was decided to be: its recording shows who must not be shown. */
    void takeOut(String who, UUID by) {
        rule(Truth.UNDECIDED, by, who);
        reject(who);
        countIn(null);
    }

    void pay(Payment next) {
        if (next == Payment.PAYABLE) {
            payableAt = Instant.now();
        }
        payment = next;
    }

    SessionFacts facts() {
        return SessionFactsBuilder.builder()
                .id(sessionId)
                .participantId(participantId)
                .depictedId(depictedParticipantId)
                .campaignId(campaignId)
                .attempt(attempt)
                .state(state)
                .reason(Optional.ofNullable(reason))
                .payment(payment)
                .prescribedKind(prescribedKind)
                .prescribedAttackType(prescribedAttackType)
                .prescribed(prescribed())
                .declaredKind(declaredKind)
                .truth(Optional.ofNullable(truth))
                .truthRuled(truthBy != null)
                .recording(recording())
                .uploadId(Optional.ofNullable(uploadId))
                .device(device())
                .rewardMinor(rewardMinor)
                .openedAt(openedAt)
                .expiresAt(expiresAt)
                .uploadedAt(Optional.ofNullable(uploadedAt))
                .payableAt(Optional.ofNullable(payableAt))
                .build();
    }

    private Prescribed prescribed() {
        return new Prescribed(
                prescribedAttackType,
                prescribedPaiQuality,
                prescribedCamera,
                prescribedDistance,
                prescribedLightLevel,
                prescribedLightDir,
                prescribedEnvironment);
    }

    private Optional<Recording> recording() {
        return recordingKey == null || recordingBytes == null || recordingType == null
                ? Optional.empty()
                : Optional.of(new Recording(recordingKey, recordingBytes, recordingType));
    }

    private Optional<Device> device() {
        return camera == null
                ? Optional.empty()
                : Optional.of(DeviceBuilder.builder()
                        .camera(camera)
                        .deviceModel(deviceModel)
                        .os(os)
                        .browser(browser)
                        .trackLabel(trackLabel)
                        .requestedWidth(requestedWidth)
                        .requestedHeight(requestedHeight)
                        .reportedWidth(reportedWidth)
                        .reportedHeight(reportedHeight)
                        .reportedFps(reportedFps)
                        .build());
    }

    Session view(List<Prompt> prompts, long maxBytes) {
        return SessionBuilder.builder()
                .id(sessionId)
                .campaignId(campaignId)
                .state(state)
                .reason(reason)
                .prescribedKind(prescribedKind)
                .prescribedAttackType(prescribedAttackType)
                .prescribed(prescribed())
                .declaredKind(declaredKind)
                .declaredAttackType(declaredAttackType)
                .attempt(attempt)
                .nonce(nonce)
                .prompts(prompts)
                .recordMs(Prompts.RECORD_MS)
                .maxBytes(maxBytes)
                .rewardMinor(rewardMinor)
                .openedAt(openedAt)
                .expiresAt(expiresAt)
                .uploadedAt(uploadedAt)
                .build();
    }

    SessionSummary summary() {
        return SessionSummaryBuilder.builder()
                .id(sessionId)
                .campaignId(campaignId)
                .participantId(participantId)
                .state(state)
                .reason(reason)
                .payment(payment)
                .prescribedKind(prescribedKind)
                .prescribedAttackType(prescribedAttackType)
                .declaredKind(declaredKind)
                .declaredAttackType(declaredAttackType)
                .truth(truth)
                .attempt(attempt)
                .camera(camera)
                .deviceModel(deviceModel)
                .os(os)
                .browser(browser)
                .environment(environment)
                .openedAt(openedAt)
                .uploadedAt(uploadedAt)
                .decidedAt(decidedAt)
                .build();
    }
}
