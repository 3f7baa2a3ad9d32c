package dev.scotoma.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.clip.Clips;
import dev.scotoma.simulator.crowd.Cell;
import dev.scotoma.simulator.crowd.Eyes;
import dev.scotoma.simulator.crowd.Journal;
import dev.scotoma.simulator.crowd.Participant;
import dev.scotoma.simulator.crowd.Plan;
import dev.scotoma.simulator.crowd.Refusal;
import dev.scotoma.simulator.crowd.Round;
import dev.scotoma.simulator.crowd.Rounds;
import dev.scotoma.simulator.crowd.Senders;
import dev.scotoma.simulator.crowd.Take;
import dev.scotoma.simulator.crowd.Visitor;
import dev.scotoma.simulator.crowd.Wire;
import dev.scotoma.simulator.scene.AttackType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** One measurement: clips are made first, then sessions start at the rate that was asked for, then all of them are followed to their score. */
final class LoadRun {
    private static final Duration STANDSTILL = Duration.ofMinutes(3);

    private final Plan plan;
    private final double rate;
    private final Wire wire;
    private final Visitor researcher;
    private final Clips clips;
    private final Map<String, Instant> uploaded = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();

    LoadRun(Plan plan, double rate, Wire wire, Visitor researcher, Clips clips) {
        this.plan = plan;
        this.rate = rate;
        this.wire = wire;
        this.researcher = researcher;
        this.clips = clips;
    }

    /** @param waits milliseconds, sorted, by the name of what was waited for */
    record Result(int sent, int lost, int scored, double sendingSeconds, double seconds, Map<String, long[]> waits) {}

    Result run(PrintWriter out) throws IOException, InterruptedException, Trouble {
        List<Take> takes = inTwoRounds();
        Path notes = Files.createTempDirectory("scotoma-load");
        try (Journal journal = Journal.in(notes)) {
            Rounds rounds = Rounds.open(
                    researcher,
                    "Load " + Instant.now().toString().substring(0, 19) + ": ",
                    takes.stream().map(Take::round).distinct().toList());
            Senders senders = new Senders(wire, clips, rounds, journal, new Eyes());
            out.println("Making " + takes.size() + " clips ...");
            out.flush();
            for (Take take : takes) {
                senders.recall(take);
            }
            out.println("Sending ...");
            out.flush();
            long began = System.nanoTime();
            send(senders, takes);
            double sending = (System.nanoTime() - began) / 1e9;
            Map<String, long[]> waits = follow(journal.sessions());
            double all = (System.nanoTime() - began) / 1e9;
            int scored = waits.values().stream()
                    .skip(1)
                    .findFirst()
                    .map(times -> times.length)
                    .orElse(0);
            return new Result(takes.size() - lost.get(), lost.get(), scored, sending, all, waits);
        } finally {
            Release.delete(notes);
        }
    }

    /** Two campaigns are enough to measure, and leave the list readable. */
    private List<Take> inTwoRounds() {
        Round genuine = new Round("genuine", AttackType.NONE, Cell.OPEN);
        Round attack = new Round("attacks", AttackType.REPLAY_PHONE, Cell.OPEN);
        return plan.takes().stream()
                .map(take -> take.in(take.round().genuine() ? genuine : attack))
                .toList();
    }

    private void send(Senders senders, List<Take> takes) {
        Map<Participant, Senders.Place> places = new ConcurrentHashMap<>();
        Map<Participant, Semaphore> turns = new ConcurrentHashMap<>();
        long began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Take take : takes) {
                long start = began + Math.round(take.number() / rate * 1e9);
                threads.execute(() -> {
                    Semaphore turn = turns.computeIfAbsent(take.participant(), none -> new Semaphore(1, true));
                    try {
                        Thread.sleep(Duration.ofNanos(Math.max(0, start - System.nanoTime())));
                        turn.acquire();
                        try {
                            senders.send(places.computeIfAbsent(take.participant(), senders::place), take);
                        } finally {
                            turn.release();
                        }
                    } catch (IOException | RuntimeException failed) {
                        lost.incrementAndGet();
                    } catch (InterruptedException closing) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
    }

    private Map<String, long[]> follow(Map<Integer, String> sessions)
            throws IOException, InterruptedException, Trouble {
        List<Long> inspection = new ArrayList<>();
        List<Long> scoring = new ArrayList<>();
        Map<String, Instant> sent = sent();
        List<String> open = new ArrayList<>(
                sessions.values().stream().filter(sent::containsKey).toList());
        long moved = System.nanoTime();
        while (!open.isEmpty()) {
            int before = open.size();
            List<String> still = new ArrayList<>();
            for (String session : open) {
                if (!measured(session, sent, inspection, scoring)) {
                    still.add(session);
                    // They are worked on in order: the rest waits too.
                    still.addAll(open.subList(open.indexOf(session) + 1, open.size()));
                    break;
                }
            }
            open = still;
            moved = open.size() < before ? System.nanoTime() : moved;
            if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new Trouble(open.size() + " sessions are not scored, and nothing has moved for "
                        + STANDSTILL.toMinutes() + " minutes.");
            }
            Thread.sleep(200);
        }
        Map<String, long[]> waits = new LinkedHashMap<>();
        waits.put("sent to inspected", sorted(inspection));
        waits.put("inspected to scored", sorted(scoring));
        return waits;
    }

    /** Whether nothing more is expected of a session: it is scored, or its inspection failed. */
    private boolean measured(String session, Map<String, Instant> sent, List<Long> inspection, List<Long> scoring)
            throws IOException, InterruptedException {
        JsonNode inspected;
        JsonNode scores;
        try {
            inspected = researcher.get("/api/blindspot/sessions/" + session + "/inspection");
            if (inspected.get("state").asText().equals("PENDING")) {
                return false;
            }
            scores = researcher.get("/api/blindspot/sessions/" + session + "/scores");
        } catch (Refusal unknown) {
            if (unknown.status() == 404) {
                return false;
            }
            throw unknown;
        }
        boolean packed = inspected.hasNonNull("pack");
        if (packed && scores.isEmpty()) {
            return false;
        }
        Instant at = Instant.parse(inspected.get("inspectedAt").asText());
        inspection.add(Duration.between(sent.getOrDefault(session, at), at).toMillis());
        if (packed) {
            Instant scored = Instant.parse(scores.get(0).get("scoredAt").asText());
            scoring.add(Duration.between(at, scored).toMillis());
        }
        return true;
    }

    /** When each session of this stack was sent. */
    private Map<String, Instant> sent() throws IOException, InterruptedException {
        String after = "";
        do {
            JsonNode page = researcher.get("/api/capture/sessions?limit=200" + after);
            for (JsonNode item : page.get("items")) {
                if (item.hasNonNull("uploadedAt")) {
                    uploaded.put(
                            item.get("id").asText(),
                            Instant.parse(item.get("uploadedAt").asText()));
                }
            }
            after = page.path("next").isTextual() ? "&after=" + page.get("next").asText() : "";
        } while (!after.isEmpty());
        return uploaded;
    }

    private static long[] sorted(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
