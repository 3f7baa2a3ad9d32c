package dev.scotoma.capture.upload;

import static dev.scotoma.capture.Crowd.begin;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.open;
import static dev.scotoma.capture.Crowd.sign;
import static dev.scotoma.kit.testing.Browser.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.capture.Crowd;
import dev.scotoma.capture.Sql;
import dev.scotoma.kit.Erasure;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Recurring;
import dev.scotoma.kit.testing.Faults;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service dies before each write of a completion and of a sweep, one after the other; the next process comes to the right end. */
@QuarkusTest
@TestProfile(DeathIT.NothingBeside.class)
@WithTestResource(TestStack.class)
class DeathIT {
    private static final byte[] TAKE = "a take".getBytes(StandardCharsets.UTF_8);

    /** The test's thread does the work: no other round or job comes to its help. */
    public static class NothingBeside implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("scotoma.jobs.enabled", "false");
        }
    }

    /** A session whose only part has arrived. */
    private record Sent(Crowd.Opened opened, Completion completion) {}

    @Inject
    ObjectStorage storage;

    @Inject
    Uploads uploads;

    @Inject
    Jdbi sql;

    @Inject
    @Any
    Instance<Erasure> sweep;

    private final List<Sent> sent = new ArrayList<>();

    @Inject
    @Any
    Instance<Recurring> rounds;

    @BeforeEach
    void install() {
        Faults.install(sql);
    }

    @Test
    void aCompletionThatDiesAnywhereIsFinishedByTheNext() throws Exception {
        int writes = Faults.atEachWrite(() -> sent.add(send()), () -> complete(sent.getLast()), () -> {
            var last = sent.getLast();
            complete(last);
            last.opened()
                    .member()
                    .speaks()
                    .get("/sessions/{id}", last.opened().session())
                    .then()
                    .body("state", equalTo("UPLOADED"));
            assertThat(stored(last)).hasSize(1);
        });
        assertThat(writes).as("the object and the row").isGreaterThanOrEqualTo(2);
    }

    @Test
    void aCompletionThatDiesAnywhereLeavesNothingOfWhoWithdraws() throws Exception {
        Faults.atEachWrite(() -> sent.add(send()), () -> complete(sent.getLast()), () -> {
            withdraw(sent.getLast());
            sweepAgain();
            assertErased(sent.getLast());
        });
    }

    @Test
    void aSweepThatDiesAnywhereIsFinishedByTheNext() throws Exception {
        int writes = Faults.atEachWrite(
                () -> {
                    sent.clear();
                    for (int session = 0; session < 2; session++) {
                        sent.add(send());
                    }
                    complete(sent.getFirst());
                    for (var each : sent) {
                        withdraw(each);
                    }
                },
                () -> sweep.get().run(),
                () -> {
                    sweepAgain();
                    for (var each : sent) {
                        assertErased(each);
                    }
                });
        assertThat(writes).as("upload, objects, rows and receipt of each").isGreaterThan(8);
    }

    @Test
    void aSweepOfABystanderThatDiesAnywhereIsFinishedByTheNext() throws Exception {
        int writes = Faults.atEachWrite(
                () -> {
                    sent.add(send());
                    complete(sent.getLast());
                    TestStack.execute("""
                            UPDATE capture.session SET state = 'REJECTED', reason = 'several_faces', payment = 'payable'
                            WHERE session_id = ?""", sent.getLast().opened().session());
                },
                () -> {
                    listBystanders();
                    sweep.get().run();
                },
                () -> {
                    listBystanders();
                    sweepAgain();
                    assertThat(stored(sent.getLast())).isEmpty();
                    assertThat(Sql.one("""
                            SELECT s.payment || ' ' || coalesce(s.recording_key, '-') FROM capture.session s
                            JOIN capture.withdrawal_receipt USING (session_id) WHERE session_id = ?""", sent.getLast().opened().session())).isEqualTo("payable -");
                });
        assertThat(writes).as("list, object, row and receipt").isGreaterThan(3);
    }

    @Test
    void whoHasWithdrawnHearsThatAtEveryStepBeforeTheSweepHasCome() throws Exception {
        var last = send();
        withdraw(last);
        var speaks = last.opened().member();
        UUID session = last.opened().session();
        speaks.speaks()
                .body(Map.of("bytes", TAKE.length, "type", Crowd.TYPE, "device", Crowd.device()))
                .post("/sessions/{id}/upload", session)
                .then()
                .statusCode(410);
        speaks.speaks().post("/sessions/{id}/upload/parts/1", session).then().statusCode(410);
        // As the sweep does, in the middle of a request that began before.
        storage.deletePrefix("recordings/" + session + "/");
        assertThatThrownBy(() -> complete(last)).hasMessageContaining("have withdrawn");
    }

    private static Sent send() throws Exception {
        var opened = open(join(campaign("genuine", 1)));
        begin(opened, TAKE.length);
        String etag = put(sign(opened, 1), TAKE).headers().firstValue("ETag").orElseThrow();
        return new Sent(opened, new Completion(List.of(new SentPart(1, etag))));
    }

    private void complete(Sent sent) throws Exception {
        uploads.complete(sent.opened().session(), sent.opened().member().person(), sent.completion());
    }

    private static void withdraw(Sent sent) {
        sent.opened().member().speaks().post("/my/withdrawal").then().statusCode(200);
    }

    private void listBystanders() throws Exception {
        TestStack.execute("DELETE FROM capture.failed_job");
        for (Recurring round : rounds) {
            if (round.name().equals("list-bystanders")) {
                round.run();
            }
        }
    }

    /** The next process; what failed has rested. */
    private void sweepAgain() throws Exception {
        TestStack.execute("DELETE FROM capture.failed_job");
        sweep.get().run();
    }

    private List<String> stored(Sent sent) throws Exception {
        return storage.list("recordings/" + sent.opened().session() + "/");
    }

    private void assertErased(Sent sent) throws Exception {
        assertThat(stored(sent)).isEmpty();
        assertThat(Sql.maybe(
                        "SELECT 1 FROM capture.session WHERE session_id = ?",
                        sent.opened().session()))
                .isNull();
        Sql.one(
                "SELECT erased FROM capture.withdrawal_receipt WHERE session_id = ?",
                sent.opened().session());
    }
}
