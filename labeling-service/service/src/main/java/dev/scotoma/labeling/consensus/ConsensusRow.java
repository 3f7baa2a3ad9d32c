package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.Majority;
import dev.scotoma.consensus.Tally;
import dev.scotoma.consensus.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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
    Boolean present;

    @Column
    Instant settledAt;

    /** For Hibernate. */
    ConsensusRow() {}

    ConsensusRow(UUID session, String attribute, Tally tally, Verdict verdict) {
        this.sessionId = session;
        this.attribute = attribute;
        this.yes = tally.yes();
        this.no = tally.no();
        this.unsure = tally.unsure();
        this.method = Majority.NAME;
        this.settledAt = Instant.now();
        switch (verdict) {
            case Verdict.Settled settled -> {
                this.state = ConsensusState.SETTLED.stored();
                this.probability = settled.probability();
                this.present = settled.present();
            }
            case Verdict.Contested contested -> {
                this.state = ConsensusState.CONTESTED.stored();
                this.probability = contested.probability();
            }
            case Verdict.Insufficient nothing -> this.state = ConsensusState.CONTESTED.stored();
        }
    }

    boolean contested() {
        return state.equals(ConsensusState.CONTESTED.stored());
    }

    void adjudicate(boolean ruled) {
        method = "ruling";
        state = ConsensusState.ADJUDICATED.stored();
        present = ruled;
        probability = ruled ? 1.0 : 0.0;
        settledAt = Instant.now();
    }

    Consensus view() {
        return new Consensus(attribute, yes, no, unsure, ConsensusState.of(state), probability, present);
    }
}
