package dev.scotoma.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.clip.Clips;
import dev.scotoma.simulator.crowd.Crowd;
import dev.scotoma.simulator.crowd.Eyes;
import dev.scotoma.simulator.crowd.Journal;
import dev.scotoma.simulator.crowd.Labeler;
import dev.scotoma.simulator.crowd.Plan;
import dev.scotoma.simulator.crowd.Reviewer;
import dev.scotoma.simulator.crowd.Rounds;
import dev.scotoma.simulator.crowd.Senders;
import dev.scotoma.simulator.crowd.Take;
import dev.scotoma.simulator.crowd.Visitor;
import dev.scotoma.simulator.crowd.Wire;
import dev.scotoma.simulator.demo.ProgressLine.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The crowd in front of a running stack, until every session is sent, inspected, scored, labelled and decided. */
final class Loop {
    private static final int LABELERS = 12;

    /** As many people answer for a clip at least. */
    private static final int REDUNDANCY = 3;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STANDSTILL = Duration.ofMinutes(4);

    /** A task appears within about two seconds of its session's inspection. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    private final Plan plan;
    private final Wire wire;
    private final Staff staff;
    private final DemoStack stack;

    Loop(Plan plan, Wire wire, Staff staff, DemoStack stack) {
        this.plan = plan;
        this.wire = wire;
        this.staff = staff;
        this.stack = stack;
    }

    /**
     * @param sentNow what this run had to send
     * @param newest when the platform got its newest session; far in the future when this run sent one
     */
    record Outcome(int sentNow, Instant newest, Rounds.Counts counts, Rounds.Landed landed, State state) {}

    static List<String> labelers() {
        return IntStream.rangeClosed(1, LABELERS)
                .mapToObj("labeler-%02d"::formatted)
                .toList();
    }

    Outcome run(Clips clips, Journal journal, Visitor researcher, ProgressLine progress)
            throws IOException, InterruptedException, Trouble {
        Rounds rounds = Rounds.open(researcher, "", plan.rounds());
        Eyes eyes = new Eyes();
        Senders senders = new Senders(wire, clips, rounds, journal, eyes);
        Map<String, Instant> arrived = journal.sessions().isEmpty() ? Map.of() : arrived(researcher);
        Set<Integer> there = new HashSet<>();
        journal.sessions().forEach((number, session) -> {
            if (arrived.containsKey(session)) {
                there.add(number);
            }
        });
        try (Crowd crowd = new Crowd()) {
            crowd.recall(
                    senders,
                    plan.takes().stream()
                            .filter(take -> there.contains(take.number()))
                            .toList());
            plan.byParticipant().forEach((person, takes) -> {
                List<Take> missing = takes.stream()
                        .filter(take -> !there.contains(take.number()))
                        .toList();
                if (!missing.isEmpty()) {
                    crowd.send(senders, person, missing);
                }
            });
            // Passwords are slow to hash by design: the first recordings are on their way meanwhile.
            Visitor operator = staff.signIn(wire, Staff.OPERATOR);
            staff.makeLabelers(operator, labelers());
            for (String login : labelers()) {
                crowd.label(new Labeler(staff.signIn(wire, login), eyes, plan.seed() * 31 + login.hashCode()));
            }
            crowd.review(new Reviewer(staff.signIn(wire, Staff.REVIEWER), eyes, plan.seed()));
            Instant newest =
                    arrived.values().stream().max(Comparator.naturalOrder()).orElse(Instant.MAX);
            return watch(crowd, rounds, researcher, operator, newest, progress);
        }
    }

    private Outcome watch(
            Crowd crowd, Rounds rounds, Visitor researcher, Visitor operator, Instant newest, ProgressLine progress)
            throws IOException, InterruptedException, Trouble {
        long moved = System.nanoTime();
        State before = new State(plan.sessions(), -1, 0, 0, 0, 0, 0);
        while (true) {
            stack.requireAlive();
            crowd.requireWell();
            Rounds.Counts counts = rounds.counts();
            State state = state(crowd, counts, Starter.of(researcher));
            if (!state.equals(before)) {
                moved = System.nanoTime();
            }
            boolean done = state.sent() == plan.sessions()
                    && counts.decided() == counts.uploaded()
                    && state.scored() == state.inspected()
                    && crowd.idleFor(QUIET);
            if (done) {
                progress.end(state);
                int sentNow = crowd.sentNow();
                return new Outcome(sentNow, sentNow > 0 ? Instant.MAX : newest, counts, rounds.landed(), state);
            }
            progress.show(state);
            if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new Trouble("Nothing has moved for " + STANDSTILL.toMinutes() + " minutes" + failedJobs(operator)
                        + "; run make demo again to go on.");
            }
            before = state;
            Thread.sleep(POLL);
        }
    }

    private State state(Crowd crowd, Rounds.Counts counts, Starter starter) {
        return new State(
                plan.sessions(),
                crowd.sent(),
                starter.scored() + starter.toScore(),
                starter.scored(),
                Math.min(plan.sessions(), crowd.answers() / REDUNDANCY),
                counts.decided(),
                counts.accepted());
    }

    /** The sessions that the platform has, whatever became of them, and when it got them. */
    private Map<String, Instant> arrived(Visitor researcher) throws IOException, InterruptedException {
        Map<String, Instant> arrived = new HashMap<>();
        for (String state : List.of("UPLOADED", "ACCEPTED", "REJECTED")) {
            String after = "";
            do {
                JsonNode page = researcher.get("/api/capture/sessions?limit=200&state=" + state + after);
                page.get("items")
                        .forEach(item -> arrived.put(
                                item.get("id").asText(),
                                Instant.parse(item.get("uploadedAt").asText())));
                after = page.path("next").isTextual()
                        ? "&after=" + page.get("next").asText()
                        : "";
            } while (!after.isEmpty());
        }
        return arrived;
    }

    private static String failedJobs(Visitor operator) throws IOException, InterruptedException {
        StringBuilder failed = new StringBuilder();
        for (String service : List.of("capture", "labeling", "blindspot")) {
            JsonNode jobs = operator.get("/api/" + service + "/jobs");
            if (!jobs.get("failed").isEmpty()) {
                JsonNode first = jobs.get("failed").get(0);
                failed.append("; ")
                        .append(service)
                        .append(" gave up on ")
                        .append(jobs.get("failed").size());
                failed.append(" jobs, the first because: ")
                        .append(first.get("reason").asText());
            }
        }
        return failed.toString();
    }
}
