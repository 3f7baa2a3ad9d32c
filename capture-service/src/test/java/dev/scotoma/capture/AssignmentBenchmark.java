package dev.scotoma.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.capture.Crowd.Member;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What {@code make bench-capture} runs; by its name no run of tests does. People open sessions over HTTP as fast as they are answered: most
 * send what they are asked for, one in ten walks away and lets the lease end, and connections of the service to PostgreSQL are cut off all
 * the while. Writes what it measured into {@code target/bench-capture.txt}.
 */
@QuarkusTest
@WithTestResource(TestStack.class)
class AssignmentBenchmark {
    private static final int PEOPLE = 200;
    private static final int WALKS_AWAY = 10;
    private static final Duration BETWEEN_CUTS = Duration.ofSeconds(1);
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Path REPORT = Path.of("target", "bench-capture.txt");

    private static final List<List<String>> VALUES = List.of(
            List.of(
                    "print",
                    "print_cut",
                    "replay_phone",
                    "replay_tablet",
                    "replay_monitor",
                    "mask_paper",
                    "mask_rigid",
                    "mask_soft",
                    "makeup",
                    "partial",
                    "other"),
            List.of("low", "medium", "high"),
            List.of("laptop", "phone_front", "phone_rear", "tablet", "external"),
            List.of("near", "mid", "far"),
            List.of("dark", "normal", "strong"),
            List.of("even", "side", "back"),
            List.of("indoor", "outdoor", "vehicle"));
    private static final List<String> AXES =
            List.of("attackType", "paiQuality", "camera", "distance", "lightLevel", "lightDir", "environment");

    private final HttpClient http = HttpClient.newHttpClient();
    private final StringBuilder report = new StringBuilder();

    @Test
    void nobodyGetsAPlaceTwiceAndNoneIsLost() throws Exception {
        say("%d cores, %s, PostgreSQL and service on the same machine"
                .formatted(Runtime.getRuntime().availableProcessors(), processor()));
        alone();
        together("10,000 cells of one", 10_000, 1);
        together("10 cells of 100", 10, 100);
        Files.writeString(REPORT, report);
    }

    private void alone() throws Exception {
        var campaign = campaign(10_000, 1);
        var member = Crowd.join(campaign);
        var times = new ArrayList<Long>();
        for (int i = 0; i < 100; i++) {
            long begun = System.nanoTime();
            assertThat(open(member).statusCode()).isEqualTo(201);
            times.add(System.nanoTime() - begun);
        }
        say("one person, 10,000 cells: an opening takes " + percentiles(times));
    }

    private void together(String name, int cells, int wanted) throws Exception {
        var campaign = campaign(cells, wanted);
        var crowd = new ArrayList<Member>();
        for (int i = 0; i < PEOPLE; i++) {
            crowd.add(Crowd.join(campaign));
        }
        var race = new Race(campaign, cells * wanted);
        long begun = System.nanoTime();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor();
                race) {
            var cutting = pool.submit(race::cut);
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                int seed = i;
                work.add(() -> race.run(crowd.get(seed), new SplittableRandom(seed)));
            }
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
            race.over.set(true);
            cutting.get();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        String overAssigned = Sql.one("""
                SELECT count(*) FROM capture.campaign_cell c WHERE campaign_id = ? AND wanted < (
                  SELECT count(*) FROM capture.session s WHERE s.counted_cell_id = c.cell_id AND s.state = 'UPLOADED')""", campaign);
        String leaked = Sql.one("""
                SELECT count(*) FROM capture.session WHERE campaign_id = ? AND counted_cell_id IS NOT NULL AND state = 'OPENED'
                  AND expires_at > now()""", campaign);
        String sent =
                Sql.one("SELECT count(*) FROM capture.session WHERE campaign_id = ? AND state = 'UPLOADED'", campaign);
        say(
                "%d people, %s: %d openings in %.0f s (%.0f a second), of which %d walked away; %d cut off; an opening takes %s; "
                                .formatted(
                                        PEOPLE,
                                        name,
                                        race.times.size(),
                                        seconds,
                                        race.times.size() / seconds,
                                        race.walked.get(),
                                        race.cut.get(),
                                        percentiles(new ArrayList<>(race.times)))
                        + "%s places taken, %s cells over-assigned, %s leases leaked"
                                .formatted(sent, overAssigned, leaked));
        assertThat(List.of(overAssigned, leaked, sent)).containsExactly("0", "0", Integer.toString(cells * wanted));
    }

    /** One campaign and everybody who wants a place in it. */
    private final class Race implements AutoCloseable {
        private final UUID campaign;
        private final int places;
        private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        private final AtomicInteger walked = new AtomicInteger();
        private final AtomicInteger cut = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private final BlockingQueue<Connection> owners = new ArrayBlockingQueue<>(8);

        Race(UUID campaign, int places) throws SQLException {
            this.campaign = campaign;
            this.places = places;
            for (int i = 0; i < 8; i++) {
                owners.add(TestStack.owner());
            }
        }

        Void run(Member member, SplittableRandom random) throws Exception {
            while (true) {
                long begun = System.nanoTime();
                var answer = open(member);
                if (answer.statusCode() == 201) {
                    times.add(System.nanoTime() - begun);
                    var id = ID.matcher(answer.body());
                    assertThat(id.find()).isTrue();
                    if (random.nextInt(WALKS_AWAY) == 0) {
                        walked.incrementAndGet();
                        change(
                                "UPDATE capture.session SET expires_at = clock_timestamp() WHERE session_id = '%s'",
                                id.group(1));
                    } else {
                        change("""
                                UPDATE capture.session SET state = 'UPLOADED', recording_key = session_id::text, recording_bytes = 1,
                                  recording_type = 'video/webm', uploaded_at = now() WHERE session_id = '%s'""", id.group(1));
                    }
                } else if (answer.statusCode() == 409 || answer.statusCode() == 429) {
                    if (answer.statusCode() == 429 || taken() >= places) {
                        return null;
                    }
                } else {
                    cut.incrementAndGet();
                }
            }
        }

        private int taken() throws Exception {
            return Integer.parseInt(Sql.one(
                    "SELECT count(*) FROM capture.session WHERE campaign_id = ? AND state = 'UPLOADED'", campaign));
        }

        private void change(String sql, String id) throws Exception {
            var owner = owners.take();
            try (var statement = owner.createStatement()) {
                statement.execute(sql.formatted(id));
            } finally {
                owners.add(owner);
            }
        }

        /** Cuts a connection of the service off, whatever it is doing, as the end of a process does. */
        Void cut() throws Exception {
            while (!over.get()) {
                Sql.maybe("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE usename = 'scotoma_capture' AND state = 'active' ORDER BY random() LIMIT 1""");
                Thread.sleep(BETWEEN_CUTS);
            }
            return null;
        }

        @Override
        public void close() throws SQLException {
            for (var owner : owners) {
                owner.close();
            }
        }
    }

    private HttpResponse<String> open(Member member) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/capture/sessions"))
                .header("Authorization", TestTokens.bearer(member.person(), "participant"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"campaignId\": \"" + member.campaign() + "\"}"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static UUID campaign(int cells, int wanted) {
        var asked = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < cells; i++) {
            var cell = new HashMap<String, Object>(Map.of("kind", "attack", "wanted", wanted));
            int rest = i;
            for (int axis = 0; axis < AXES.size(); axis++) {
                var values = VALUES.get(axis);
                cell.put(AXES.get(axis), values.get(rest % values.size()));
                rest /= values.size();
            }
            asked.add(cell);
        }
        return Crowd.campaign(Map.of("kind", "attack", "sessionsEach", 100, "cells", asked));
    }

    private static String percentiles(List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        return "%.0f ms in the middle, %.0f ms p95, %.0f ms p99"
                .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown processor");
    }

    private void say(String sentence) {
        report.append(sentence).append(System.lineSeparator());
    }
}
