package dev.scotoma.labeling.consensus;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "consensus")
class ConsensusRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID consensusId;

    @Column(updatable = false)
    UUID sessionId;

    @Column(updatable = false)
    String attribute;

    int yes;
    int no;
    int unsure;

    @Column
    String method;

    @Column
    String state;

    @Nullable
    Double probability;

    @Nullable
    Double probabilityLow;

    @Nullable
    Double probabilityHigh;

    @Nullable
    Boolean present;

    @Column
    Instant settledAt;

    /** For Hibernate. */
    ConsensusRow() {}

    ConsensusRow(UUID session, String attribute) {
        this.sessionId = session;
        this.attribute = attribute;
    }

    /** Takes what the votes amount to now. A row that says the same already is not written, so nobody follows it in vain. */
    void take(Weighed votes, ConsensusState next) {
        yes = votes.tally().yes();
        no = votes.tally().no();
        unsure = votes.tally().unsure();
        if (adjudicated()) {
            return;
        }
        method = votes.method();
        probability = votes.probability();
        probabilityLow = Math.clamp(votes.interval().low(), 0, 1);
        probabilityHigh = Math.clamp(votes.interval().high(), 0, 1);
        stand(next, next == ConsensusState.SETTLED ? votes.present() : null);
    }

    void adjudicate(boolean ruled) {
        method = "ruling";
        probability = ruled ? 1.0 : 0.0;
        probabilityLow = null;
        probabilityHigh = null;
        stand(ConsensusState.ADJUDICATED, ruled);
    }

    /** As before a ruling: nothing is decided until the votes are weighed again. */
    void contest() {
        stand(ConsensusState.CONTESTED, null);
    }

    private void stand(ConsensusState next, @Nullable Boolean decided) {
        if (!next.stored().equals(state) || !Objects.equals(present, decided)) {
            settledAt = Instant.now();
        }
        state = next.stored();
        present = decided;
    }

    boolean contested() {
        return ConsensusState.CONTESTED.stored().equals(state);
    }

    boolean settled() {
        return ConsensusState.SETTLED.stored().equals(state);
    }

    boolean adjudicated() {
        return ConsensusState.ADJUDICATED.stored().equals(state);
    }

    Consensus view() {
        return ConsensusBuilder.builder()
                .attribute(attribute)
                .yes(yes)
                .no(no)
                .unsure(unsure)
                .state(ConsensusState.of(state))
                .method(method)
                .probability(probability)
                .probabilityLow(probabilityLow)
                .probabilityHigh(probabilityHigh)
                .present(present)
                .build();
    }
}
