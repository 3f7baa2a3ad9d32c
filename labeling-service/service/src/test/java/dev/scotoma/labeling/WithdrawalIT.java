package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class WithdrawalIT {
    private UUID person;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        person = Neighbours.participant("train");
    }

    @Test
    void aWithdrawalDuringLabellingErasesEverythingAndLeavesAReceipt() throws Exception {
        UUID session = Neighbours.ready(person);
        UUID task = Neighbours.taskOf(session);
        UUID kept = Neighbours.ready(Neighbours.participant("dev"));
        Neighbours.taskOf(kept);
        for (String spoof : List.of("yes", "no", "unsure", "yes", "no", "yes", "no")) {
            label(session, spoof);
        }
        var reviewer = Api.reviewer();
        reviewer.post(
                        "/reviews/" + task + "/rulings",
                        java.util.Map.of("attribute", "spoof", "present", true, "reason", "Seen."))
                .then()
                .statusCode(204);
        Neighbours.withdraw(person);
        awaitReceipt(session);
        for (String table : List.of("task", "consensus", "ruling")) {
            assertThat(Neighbours.count(
                            "SELECT count(*) FROM labeling." + table + " WHERE session_id = '" + session + "'"))
                    .as(table)
                    .isZero();
        }
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.vote")).isZero();
        assertThat(Neighbours.count("SELECT erased FROM labeling_pub.withdrawal_receipt_v1"))
                .as("a task, seven assignments, 56 votes, 8 verdicts, a ruling")
                .isEqualTo(1 + 7 + 56 + 8 + 1);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.task")).isEqualTo(1);
    }

    @Test
    void whatHoldsAWithdrawnSessionIsRefusedBeforeAndAfterTheSweep() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        var labeler = Api.labeler();
        String assignment = labeler.claim();
        Neighbours.withdraw(person);
        assertThat(labeler.submit(assignment, Api.all("no")).statusCode()).isIn(404, 410);
        awaitReceipt(session);
        labeler.submit(assignment, Api.all("no")).then().statusCode(404);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.vote")).isZero();
    }

    @Test
    void whatALosingWriterLeavesBehindAfterTheReceiptIsSweptToo() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        Neighbours.withdraw(person);
        awaitReceipt(session);
        TestStack.execute(
                "INSERT INTO labeling.task (session_id, participant_id, depicted_participant_id, redundancy)"
                        + " VALUES (?, ?, ?, 3)",
                session,
                person,
                person);
        Neighbours.await("the leftover to go", () -> Neighbours.count("SELECT count(*) FROM labeling.task") == 0);
        assertThat(Neighbours.count("SELECT erased FROM labeling.withdrawal_receipt"))
                .isEqualTo(2);
    }

    @Test
    void aSessionThatNeverCameHereGetsAReceiptToo() throws Exception {
        UUID session = Neighbours.uploaded(person);
        Neighbours.withdraw(person);
        awaitReceipt(session);
        assertThat(Neighbours.count("SELECT erased FROM labeling.withdrawal_receipt"))
                .isZero();
    }

    private static void awaitReceipt(UUID session) throws Exception {
        Neighbours.await(
                "a receipt",
                () -> Neighbours.count("SELECT count(*) FROM labeling_pub.withdrawal_receipt_v1 WHERE session_id = '"
                                + session + "'")
                        == 1);
    }

    /** One more person answers for this very session: others are claimed and given back. */
    private static void label(UUID session, String spoof) throws Exception {
        var labeler = Api.labeler();
        for (String assignment = labeler.claim(); ; assignment = labeler.claim()) {
            String claimed = Neighbours.text(
                    "SELECT session_id FROM labeling_pub.lease_v1 WHERE assignment_id = '" + assignment + "'");
            if (claimed.equals(session.toString())) {
                labeler.submit(assignment, Api.all("no", "spoof", spoof)).then().statusCode(204);
                return;
            }
        }
    }
}
