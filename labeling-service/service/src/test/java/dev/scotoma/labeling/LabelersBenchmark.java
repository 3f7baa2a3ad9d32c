package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.labeling.quality.NextRound;
import dev.scotoma.labeling.task.Desk;
import dev.scotoma.labeling.vote.Answer;
import dev.scotoma.labeling.vote.Ballot;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What {@code make bench-labeling} runs last; by its name no run of tests does. People claim clips and answer for them over HTTP as
 * fast as they are answered. One in twenty walks away from a clip and lets the lease end, and connections of the service to
 * PostgreSQL are cut off all the while, as the end of a process does it. Writes what it measured into
 * {@code target/bench-labelers.txt}.
 */
@QuarkusTest
@WithTestResource(TestStack.class)
class LabelersBenchmark {
    private static final int LABELERS = 200;
    private static final int CLIPS = 2_000;
    private static final int WALKS_AWAY = 20;
    private static final Duration BETWEEN_CUTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Pattern ID = Pattern.compile("\"assignmentId\":\"([0-9a-f-]{36})\"");
    private static final Path REPORT = Path.of("target", "bench-labelers.txt");
    private static final String ANSWERS = Api.ATTRIBUTES.stream()
            .map(attribute -> "\"" + attribute + "\": \"no\"")
            .collect(Collectors.joining(", ", "{\"answers\": {", "}, \"watchedMs\": 4000, \"elapsedMs\": 9000}"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Collection<Long> claims = new ConcurrentLinkedQueue<>();
    private final Collection<Long> submissions = new ConcurrentLinkedQueue<>();
    private final Collection<String> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger walked = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger tooMany = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void noPlaceIsGivenTwiceAndNoAnswerIsLost() throws Exception {
        Neighbours.reset();
        TestStack.execute("""
                INSERT INTO labeling.task (session_id, participant_id, depicted_participant_id, redundancy)
                SELECT gen_random_uuid(), p, p, 3 FROM (SELECT gen_random_uuid() AS p FROM generate_series(1, %d)) people""".formatted(CLIPS));
        long begun = System.nanoTime();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var beside = List.of(pool.submit(this::cutOff), pool.submit(this::look));
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < LABELERS; i++) {
                int seed = i;
                work.add(() -> label(UUID.randomUUID(), new SplittableRandom(seed)));
            }
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
            over.set(true);
            for (var each : beside) {
                each.get();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long open = Neighbours.count("SELECT count(*) FROM labeling.task WHERE state = 'OPEN'");
        var kept = Set.of(Neighbours.text("""
                SELECT string_agg(assignment_id::text, ',')
                FROM (SELECT assignment_id FROM labeling.vote GROUP BY 1 HAVING count(*) = 8) whole""").split(",", -1));
        long lost =
                taken.stream().filter(assignment -> !kept.contains(assignment)).count();
        long halves = Neighbours.count("""
                SELECT count(*) FROM labeling.assignment a WHERE (a.state = 'SUBMITTED')
                  <> ((SELECT count(*) FROM labeling.vote v WHERE v.assignment_id = a.assignment_id) = 8)""");
        say("""
                %d cores, PostgreSQL and service on the same machine: %d labelers, %,d clips of three places in %.0f s
                %,d claims, %.0f a second: %s
                %,d submissions, %.0f a second: %s
                %d walked away from a clip, %d requests were cut off; %d times a clip had more answers and leases than places, \
                %d answers were lost, %d clips are left
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        LABELERS,
                        CLIPS,
                        seconds,
                        claims.size(),
                        claims.size() / seconds,
                        percentiles(claims),
                        submissions.size(),
                        submissions.size() / seconds,
                        percentiles(submissions),
                        walked.get(),
                        cut.get(),
                        tooMany.get(),
                        lost + halves,
                        open));
        assertThat(List.of((long) tooMany.get(), lost, halves, open)).containsOnly(0L);
        assertThat(taken).hasSize(3 * CLIPS).doesNotHaveDuplicates();
    }

    /** What a team reads of a crowd that has given a million votes. */
    @Test
    void aMillionVotesAreMeasuredAndHandedOut() throws Exception {
        Neighbours.reset();
        TestStack.execute("""
                INSERT INTO labeling.task (session_id, participant_id, depicted_participant_id, redundancy, submissions, state)
                SELECT gen_random_uuid(), p, p, 5, 5, 'SETTLED' FROM (SELECT gen_random_uuid() AS p FROM generate_series(1, 25000)) people""");
        // In one statement, as votes come: a round that comes by sees either all of it or nothing.
        TestStack.execute("""
                WITH answered AS (
                  INSERT INTO labeling.assignment (task_id, labeler_id, state, lease_until, submitted_at, watched_ms, elapsed_ms)
                  SELECT task_id, md5((number * 7 % 40 * 5 + n)::text)::uuid, 'SUBMITTED', now(), now(), 4000, 9000
                  FROM (SELECT task_id, row_number() OVER () AS number FROM labeling.task) t CROSS JOIN generate_series(1, 5) n
                  RETURNING assignment_id, task_id)
                INSERT INTO labeling.vote (assignment_id, attribute, answer)
                SELECT assignment_id, name,
                       CASE WHEN (hashtext(task_id::text || name) % 3 = 0) = (random() < 0.9) THEN 'yes' ELSE 'no' END
                FROM answered CROSS JOIN vocabulary.attack_attribute""");
        TestStack.execute("ANALYZE labeling.task, labeling.assignment, labeling.vote");
        long begun = System.nanoTime();
        NextRound.now();
        double round = (System.nanoTime() - begun) / 1e9;
        var researcher = Api.researcher();
        begun = System.nanoTime();
        researcher.get("/quality/agreement").then().statusCode(200).body("attributes[0].votes", equalTo(125_000));
        researcher.get("/quality/labelers").then().statusCode(200);
        researcher.get("/quality/outlook").then().statusCode(200);
        double pages = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        assertThat(researcher.get("/quality/votes.csv").asString().lines()).hasSize(1_000_001);
        say("""
                a million votes (25,000 clips, 200 labelers): to count and fit them, and to publish every clip for the first time, %.1f s; what \
                pages read of it %.2f s, the file %.1f s
                """.formatted(round, pages, (System.nanoTime() - begun) / 1e9));
        oneMore();
    }

    /** A vote into that million: from the answers to what they make of their task, kept and published. */
    private static void oneMore() throws Exception {
        TestStack.execute("""
                INSERT INTO labeling.task (session_id, participant_id, depicted_participant_id, redundancy)
                SELECT gen_random_uuid(), p, p, 3 FROM (SELECT gen_random_uuid() AS p FROM generate_series(1, 400)) people""");
        var labelers = Neighbours.text("SELECT string_agg(DISTINCT labeler_id::text, ' ') FROM labeling.skill")
                .split(" ", -1);
        var answers = Api.ATTRIBUTES.stream().collect(Collectors.toMap(name -> name, name -> Answer.NO));
        var taken = new ArrayList<Long>();
        for (int n = 0; n < 5 * labelers.length; n++) {
            UUID labeler = UUID.fromString(labelers[n % labelers.length]);
            UUID assignment = Desk.claim(labeler);
            long begun = System.nanoTime();
            Ballot.cast(assignment, labeler, answers);
            taken.add(System.nanoTime() - begun);
        }
        // The first times are the compiler's.
        var warm =
                taken.subList(labelers.length, taken.size()).stream().sorted().toList();
        long begun = System.nanoTime();
        NextRound.now();
        say("""
                one vote into that million, kept, weighed under the last fit and published: %.1f ms in the middle, %.1f ms p95; to count and fit \
                all again after %d of them %.1f s
                """.formatted(at(warm, 0.5), at(warm, 0.95), taken.size(), (System.nanoTime() - begun) / 1e9));
    }

    private static void say(String words) throws IOException {
        Files.writeString(REPORT, words, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Until nothing is left; what fails on the way is asked again, as the desk does. */
    private Void label(UUID labeler, SplittableRandom random) throws Exception {
        while (true) {
            long begun = System.nanoTime();
            var claim = post(labeler, "/claims", "{\"holding\": []}");
            if (claim.statusCode() == 204 || claim.statusCode() == 429) {
                // Others hold what is left, or have left it.
                if (claim.statusCode() == 429 || done.get()) {
                    return null;
                }
                Thread.sleep(BETWEEN_LOOKS);
                continue;
            }
            if (claim.statusCode() != 200) {
                cut.incrementAndGet();
                continue;
            }
            claims.add(System.nanoTime() - begun);
            var id = ID.matcher(claim.body());
            assertThat(id.find()).isTrue();
            if (random.nextInt(WALKS_AWAY) == 0) {
                walked.incrementAndGet();
                end(UUID.fromString(id.group(1)));
            } else {
                submit(labeler, id.group(1));
            }
        }
    }

    private synchronized void end(UUID lease) throws Exception {
        TestStack.execute(
                "UPDATE labeling.assignment SET lease_until = clock_timestamp() WHERE assignment_id = ?", lease);
    }

    private void submit(UUID labeler, String assignment) throws Exception {
        while (true) {
            long begun = System.nanoTime();
            var answer = post(labeler, "/assignments/" + assignment + "/submission", ANSWERS);
            if (answer.statusCode() / 100 == 5) {
                cut.incrementAndGet();
                continue;
            }
            if (answer.statusCode() == 204) {
                submissions.add(System.nanoTime() - begun);
                taken.add(assignment);
            } else {
                // Walked away from before, and given to somebody else by now.
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            }
            return;
        }
    }

    /** Cuts a connection of the service off, whatever it is doing. */
    private Void cutOff() throws Exception {
        while (!over.get()) {
            Neighbours.text("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE usename = 'scotoma_labeling' AND state = 'active' ORDER BY random() LIMIT 1""");
            Thread.sleep(BETWEEN_CUTS);
        }
        return null;
    }

    /** Looks again and again whether a clip has more answers and leases than places. */
    private Void look() throws Exception {
        while (!over.get()) {
            tooMany.addAndGet((int) Neighbours.count("""
                    SELECT count(*) FROM labeling.task t WHERE redundancy < (SELECT count(*) FROM labeling.assignment a
                      WHERE a.task_id = t.task_id AND (a.state = 'SUBMITTED' OR a.state = 'LEASED' AND a.lease_until > now()))"""));
            done.set(Neighbours.count("SELECT count(*) FROM labeling.task WHERE state = 'OPEN'") == 0);
            Thread.sleep(BETWEEN_LOOKS);
        }
        return null;
    }

    private HttpResponse<String> post(UUID labeler, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/labeling" + path))
                .header("Authorization", TestTokens.bearer(labeler, "labeler"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String percentiles(Collection<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        return "%.0f ms in the middle, %.0f ms p95, %.0f ms p99"
                .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }
}
