package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.worker.WorkerFault.Culprit;
import dev.scotoma.workers.worker.WorkerFault.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialTest {
    private final List<WorkerFault> told = new ArrayList<>();
    private final Trial trial = new Trial(told::add);
    private int tries;
    private int aloneTries;
    private int goodTries;

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TIMEOUT", "DIED", "PROTOCOL", "FAILED"})
    void anInputThatEndsThreeFreshWorkersWhileAnotherPassesIsToBlame(Kind kind) {
        assertThatThrownBy(() -> trial.of(alone -> fails(kind, alone), alone -> good()))
                .isInstanceOfSatisfying(WorkerFault.class, fault -> {
                    assertThat(fault.culprit()).isEqualTo(Culprit.INPUT);
                    assertThat(fault.kind()).isEqualTo(kind);
                });
        assertThat(aloneTries).isEqualTo(3);
        assertThat(goodTries).isEqualTo(3);
        assertThat(told).isEmpty();
    }

    @Test
    void aWorkerThatWasFreshAnywayCountsAsOneOfTheThree() {
        assertThatThrownBy(() -> trial.of(alone -> fails(Kind.DIED, true), alone -> good()))
                .isInstanceOf(WorkerFault.class);
        assertThat(tries).isEqualTo(3);
    }

    @Test
    void anInputThatPassesAloneIsNotToBlameForWhatAnEarlierOneLeftBehind() throws Exception {
        String passed = trial.of(alone -> alone ? "passed" : fails(Kind.DIED, false), alone -> good());
        assertThat(passed).isEqualTo("passed");
        assertThat(goodTries).isZero();
    }

    @Test
    void whereSomethingGoodFailsTooTheMachineIsToBlameAndAnOperatorHearsOfIt() {
        assertThatThrownBy(() -> trial.of(alone -> fails(Kind.TIMEOUT, alone), alone -> fails(Kind.DIED, alone)))
                .isInstanceOfSatisfying(
                        WorkerFault.class, fault -> assertThat(fault.culprit()).isEqualTo(Culprit.MACHINE));
        assertThat(told).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"STALLED", "NO_ROOM", "CLOSED", "NOT_STARTED", "NOT_ISOLATED"})
    void whatNoInputBringsAboutIsNotHeldAgainstIt(Kind kind) {
        assertThatThrownBy(() -> trial.of(alone -> fails(kind, alone), alone -> good()))
                .isInstanceOfSatisfying(
                        WorkerFault.class, fault -> assertThat(fault.culprit()).isEqualTo(Culprit.MACHINE));
        assertThat(tries).isEqualTo(1);
        assertThat(told).extracting(WorkerFault::kind).containsExactly(kind);
    }

    /** Two restarts of the service fell into two tries, which refused an honest recording for good. */
    @Test
    void aServiceThatStopsDuringTheTrialIsNotHeldAgainstTheInput() {
        assertThatThrownBy(() ->
                        trial.of(alone -> fails(aloneTries < 2 ? Kind.DIED : Kind.CLOSED, alone), alone -> good()))
                .isInstanceOfSatisfying(
                        WorkerFault.class, fault -> assertThat(fault.culprit()).isEqualTo(Culprit.MACHINE));
    }

    private String fails(Kind kind, boolean alone) throws WorkerFault {
        tries++;
        aloneTries += alone ? 1 : 0;
        WorkerFault fault = new WorkerFault(kind, "failed");
        throw alone ? fault.inFreshWorker() : fault;
    }

    private String good() {
        goodTries++;
        return "good";
    }
}
