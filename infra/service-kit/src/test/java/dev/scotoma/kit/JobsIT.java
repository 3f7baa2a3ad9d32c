package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class JobsIT {
    @ApplicationScoped
    static class Counted implements Job {
        static final ConcurrentHashMap<UUID, AtomicInteger> RUNS = new ConcurrentHashMap<>();
        static final ConcurrentHashMap<UUID, String> FAILING = new ConcurrentHashMap<>();

        static final ConcurrentHashMap<UUID, Semaphore> HELD = new ConcurrentHashMap<>();

        static int runs(UUID id) {
            return RUNS.getOrDefault(id, new AtomicInteger()).get();
        }

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public int attempts() {
            return 2;
        }

        @Override
        public Duration backoff(int failures) {
            return Duration.ofMillis(10);
        }

        @Override
        public void run(UUID id) throws Exception {
            RUNS.computeIfAbsent(id, ignored -> new AtomicInteger()).incrementAndGet();
            Semaphore held = HELD.get(id);
            if (held != null) {
                held.acquire();
            }
            String reason = FAILING.get(id);
            if ("not yet".equals(reason)) {
                throw new NotYet("no room", Duration.ofMillis(10));
            }
            if ("futile".equals(reason)) {
                throw new Futile("futile");
            }
            if (reason != null) {
                throw new java.io.IOException(reason);
            }
        }
    }

    /** Holds its thread until the test lets go. */
    @ApplicationScoped
    static class Lasting implements Job {
        static final AtomicInteger RUNNING = new AtomicInteger();
        static final AtomicInteger DONE = new AtomicInteger();
        static final CountDownLatch RELEASE = new CountDownLatch(1);

        @Override
        public String name() {
            return "long";
        }

        @Override
        public void run(UUID id) throws Exception {
            RUNNING.incrementAndGet();
            RELEASE.await();
            RUNNING.decrementAndGet();
            DONE.incrementAndGet();
        }
    }

    @ApplicationScoped
    static class Round implements Recurring {
        static final AtomicInteger RUNS = new AtomicInteger();
        static final AtomicReference<String> FAULT = new AtomicReference<>("");

        @Override
        public String name() {
            return "round";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(50);
        }

        @Override
        public void run() throws IOException {
            RUNS.incrementAndGet();
            if (!FAULT.get().isEmpty()) {
                throw new IOException(FAULT.get());
            }
        }
    }

    @Inject
    Jobs jobs;

    @ConfigProperty(name = "scotoma.jobs.threads")
    int threads;

    @Test
    void asManyJobsRunAsThereAreThreadsAndRoundsGoOnBesideThem() {
        for (int i = 0; i < threads + 3; i++) {
            jobs.submit("long", UUID.randomUUID());
        }
        try {
            await(() -> Lasting.RUNNING.get() == threads);
            int rounds = Round.RUNS.get();
            await(() -> Round.RUNS.get() > rounds + 5);
            assertThat(Lasting.RUNNING.get()).isEqualTo(threads);
        } finally {
            Lasting.RELEASE.countDown();
        }
        await(() -> Lasting.DONE.get() == threads + 3);
    }

    @Test
    void aJobThatThereIsNoRoomForWaitsAndIsNotCountedAsTried() {
        UUID id = UUID.randomUUID();
        Counted.FAILING.put(id, "not yet");
        jobs.submit("counted", id);
        await(() -> Counted.runs(id) > 5);
        Counted.FAILING.remove(id);
        int runs = Counted.runs(id);
        await(() -> Counted.runs(id) > runs);
        assertThat(RestAssured.given()
                        .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "operator"))
                        .get("/api/capture/jobs")
                        .asString())
                .doesNotContain(id.toString());
    }

    @Test
    void workAskedForInATransactionThatRollsBackIsNeverDone() {
        UUID lost = UUID.randomUUID();
        UUID done = UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    jobs.submit("counted", lost);
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);
        QuarkusTransaction.requiringNew().run(() -> {
            jobs.submit("counted", done);
            jobs.submit("counted", done);
        });
        await(() -> Counted.runs(done) > 0);
        assertThat(Counted.runs(done)).isEqualTo(1);
        assertThat(Counted.runs(lost)).isZero();
    }

    @Test
    void aJobOutOfAttemptsIsShownWithItsReasonAndCanBeRetried() {
        UUID id = UUID.randomUUID();
        Counted.FAILING.put(id, "the disk is full");
        jobs.submit("counted", id);
        String operator = TestTokens.bearer(UUID.randomUUID(), "operator");
        await(() -> RestAssured.given()
                .header("Authorization", operator)
                .get("/api/capture/jobs")
                .asString()
                .contains(id.toString()));
        assertThat(Counted.runs(id)).isEqualTo(2);
        assertThat(RestAssured.given()
                        .header("Authorization", operator)
                        .get("/api/capture/jobs")
                        .asString())
                .contains("the disk is full");
        Counted.FAILING.remove(id);
        RestAssured.given()
                .header("Authorization", operator)
                .post("/api/capture/jobs/counted/" + id + "/retry")
                .then()
                .statusCode(204);
        await(() -> Counted.runs(id) == 3);
        RestAssured.given()
                .header("Authorization", operator)
                .post("/api/capture/jobs/counted/" + id + "/retry")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void workAskedForWhileTheSameWorkIsUnderWayIsDoneOnceMore() {
        UUID id = UUID.randomUUID();
        var held = new Semaphore(0);
        Counted.HELD.put(id, held);
        jobs.submit("counted", id);
        await(() -> Counted.runs(id) == 1);
        // What the running one has read may be older than what is asked for now.
        jobs.submit("counted", id);
        jobs.submit("counted", id);
        held.release(5);
        await(() -> Counted.runs(id) == 2 && queued(id) == 0);
    }

    private static int queued(UUID id) {
        return TestStack.count("SELECT count(*) FROM capture.scheduled_tasks WHERE task_instance LIKE '" + id + "%'");
    }

    @Test
    void aRetryThatCannotBeQueuedLeavesTheFailureWhereItWas() throws SQLException {
        UUID id = UUID.randomUUID();
        Counted.FAILING.put(id, "futile");
        jobs.submit("counted", id);
        await(() -> overview().contains(id.toString()));
        TestStack.execute("ALTER TABLE capture.scheduled_tasks ADD CONSTRAINT no_retry CHECK (task_instance <> '" + id
                + "') NOT VALID");
        try {
            retry("counted", id).statusCode(500);
            assertThat(overview()).contains(id.toString());
        } finally {
            TestStack.execute("ALTER TABLE capture.scheduled_tasks DROP CONSTRAINT no_retry");
        }
        Counted.FAILING.remove(id);
        retry("counted", id).statusCode(204);
        await(() -> Counted.runs(id) == 2);
    }

    @Test
    void aRoundThatFailsIsSeenUntilItSucceeds() {
        Round.FAULT.set("the list is away");
        await(() -> overview().contains("the list is away"));
        UUID itself = UUID.nameUUIDFromBytes("round".getBytes(StandardCharsets.UTF_8));
        assertThat(overview()).contains("round", itself.toString());
        retry("round", itself).statusCode(204);
        Round.FAULT.set("");
        await(() -> !overview().contains("round"));
        retry("round", itself).statusCode(404);
    }

    private static String overview() {
        return RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "operator"))
                .get("/api/capture/jobs")
                .asString();
    }

    private static ValidatableResponse retry(String name, UUID id) {
        return RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "operator"))
                .post("/api/capture/jobs/" + name + "/" + id + "/retry")
                .then();
    }

    @Test
    void aJobThatCannotBeHelpedIsShownAsFailedAtOnce() {
        UUID id = UUID.randomUUID();
        Counted.FAILING.put(id, "futile");
        jobs.submit("counted", id);
        String operator = TestTokens.bearer(UUID.randomUUID(), "operator");
        await(() -> RestAssured.given()
                .header("Authorization", operator)
                .get("/api/capture/jobs")
                .asString()
                .contains(id.toString()));
        assertThat(Counted.runs(id)).isEqualTo(1);
    }

    @Test
    void theWorkOfAProcessThatDiedIsDoneByAnotherAndThatOfALivingOneIsNot() throws Exception {
        UUID orphan = UUID.randomUUID();
        UUID underWay = UUID.randomUUID();
        pickedByAnother(underWay, "1 hour");
        pickedByAnother(orphan, "-1 second");
        await(() -> Counted.runs(orphan) == 1);
        assertThat(Counted.runs(underWay)).isZero();
    }

    /** A job as another process has it that was last heard of then, an interval from now. */
    private static void pickedByAnother(UUID id, String heard) throws SQLException {
        TestStack.execute("""
                INSERT INTO capture.scheduled_tasks
                  (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version, priority)
                VALUES ('counted', ?, now(), true, 'another process', now() + ?::interval, 1, 50)""", id.toString(), heard);
    }

    @Test
    void onlyAnOperatorWithAValidTokenSeesTheJobs() {
        UUID person = UUID.randomUUID();
        RestAssured.get("/api/capture/jobs").then().statusCode(401).contentType("application/problem+json");
        refused(TestTokens.expired(person, "operator"), 401);
        refused(TestTokens.forged(person, "operator"), 401);
        refused(TestTokens.forAudience("labeling", person, "operator"), 401);
        refused(TestTokens.bearer(person, "researcher"), 403);
    }

    private static void refused(String authorization, int status) {
        RestAssured.given()
                .header("Authorization", authorization)
                .get("/api/capture/jobs")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited twenty seconds").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
