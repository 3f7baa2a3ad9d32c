package dev.scotoma.simulator.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.crowd.Cell;
import dev.scotoma.simulator.crowd.Visitor;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Has an iteration mined, and holds what is found against what was planted. */
final class BlindSpots {
    /** A demo is small; the platform's own standard is 100. */
    static final int SUPPORT = 20;

    private static final double ALPHA = 0.05;

    /** Reasons for which a run leaves sessions out that a later one may count. */
    private static final Set<String> WAITING = Set.of("not_decided", "not_scored");

    private final Visitor researcher;
    private final String iteration;

    BlindSpots(Visitor researcher, String iteration) {
        this.researcher = researcher;
        this.iteration = iteration;
    }

    /** Sessions behind some conditions, and how many of them the network got wrong. */
    record Counted(int sessions, int errors) {
        double rate() {
            return sessions == 0 ? 0 : (double) errors / sessions;
        }
    }

    record Spot(
            Map<String, String> conditions,
            int sessions,
            int participants,
            int errors,
            double rate,
            double low,
            double high,
            double p,
            boolean planted) {
        String text() {
            return "%s %3.0f%% (%d of %d sessions, %d people; 95%% %.0f-%.0f%%; p %.1e)  %s"
                    .formatted(
                            planted ? "*" : " ",
                            100 * rate,
                            errors,
                            sessions,
                            participants,
                            100 * low,
                            100 * high,
                            p,
                            words(conditions));
        }
    }

    /** @param fromBefore whether an earlier run of the demo mined it */
    record Run(int number, boolean fromBefore, int sessions, double baseRate, int tested, List<Spot> found) {}

    static String words(Map<String, String> conditions) {
        return conditions.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * The last mining run of this selection while it still says all there is, otherwise a new one: each run spends a part of the α that all
     * of them share, so that one more of the same sessions would only weaken those to come.
     *
     * @param outcome apcer or bpcer
     * @param newest when the platform got its newest session
     */
    Run mine(String outcome, Instant newest) throws IOException, InterruptedException {
        JsonNode before = researcher.get("/api/blindspot/mining-runs?iteration=" + iteration);
        Optional<JsonNode> last = last(before, outcome).filter(run -> isComplete(run, newest));
        JsonNode run = last.isPresent()
                ? last.get()
                : researcher.post(
                        "/api/blindspot/mining-runs",
                        Map.of("iterationId", iteration, "outcome", outcome, "minSupport", SUPPORT, "alpha", ALPHA));
        int number = run.get("number").asInt();
        List<Spot> found = new ArrayList<>();
        for (JsonNode subdomain : researcher.get("/api/blindspot/mining-runs/" + number + "/subdomains?limit=100")) {
            if (subdomain.get("verdict").asText().equals("found")) {
                found.add(spot(number, outcome, subdomain));
            }
        }
        return new Run(
                number,
                last.isPresent(),
                run.get("sessions").asInt(),
                run.get("baseRate").asDouble(),
                run.get("tested").asInt(),
                List.copyOf(found));
    }

    /** The newest run of what {@link #mine} would mine: the platform's standard of everything but the support and α. */
    static Optional<JsonNode> last(JsonNode newestFirst, String outcome) {
        for (JsonNode run : newestFirst) {
            if (run.get("outcome").asText().equals(outcome)
                    && run.path("species").isNull()
                    && run.get("attempts").asText().equals("first")
                    && run.get("baseline").asText().equals("species")
                    && run.get("minSupport").asInt() == SUPPORT
                    && run.get("totalAlpha").asDouble() == ALPHA) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** Whether no session has come since the run, and none of those that were there waited for its decision or its score. */
    static boolean isComplete(JsonNode run, Instant newest) {
        for (JsonNode excluded : run.get("excluded")) {
            if (WAITING.contains(excluded.get("reason").asText())
                    && excluded.get("sessions").asInt() > 0) {
                return false;
            }
        }
        return newest.isBefore(Instant.parse(run.get("minedAt").asText()));
    }

    private Spot spot(int run, String outcome, JsonNode subdomain) throws IOException, InterruptedException {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (JsonNode condition : subdomain.get("conditions")) {
            JsonNode value = condition.get("value");
            // Several values are told as JSON, and asked for so.
            conditions.put(condition.get("axis").asText(), value.isTextual() ? value.asText() : value.toString());
        }
        return new Spot(
                conditions,
                subdomain.get("sessions").asInt(),
                subdomain.get("participants").asInt(),
                subdomain.get("errors").asInt(),
                subdomain.get("rate").asDouble(),
                subdomain.get("low").asDouble(),
                subdomain.get("high").asDouble(),
                subdomain.get("adjustedP").asDouble(),
                outcome.equals("apcer") && isPlanted(run, conditions));
    }

    private boolean isPlanted(int run, Map<String, String> reported) throws IOException, InterruptedException {
        Map<String, String> planted = Cell.PLANTED.values();
        return shows(
                planted,
                reported,
                count(run, planted).errors(),
                count(run, reported).errors());
    }

    /**
     * Whether a reported conjunction shows the planted weakness: it is the planted one; or it is two of its three conditions, and most of the
     * errors in it lie in the planted cell, so that nothing else made it stand out.
     */
    static boolean shows(
            Map<String, String> planted, Map<String, String> reported, int plantedErrors, int reportedErrors) {
        if (reported.equals(planted)) {
            return true;
        }
        boolean pair = reported.size() == 2 && planted.entrySet().containsAll(reported.entrySet());
        return pair && 2 * plantedErrors > reportedErrors;
    }

    Counted count(int run, Map<String, String> conditions) throws IOException, InterruptedException {
        String query = conditions.entrySet().stream()
                .map(each -> "&condition=" + each.getKey() + ":" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining());
        JsonNode behind = researcher.get("/api/blindspot/mining-runs/" + run + "/sessions?limit=1" + query);
        return new Counted(behind.get("sessions").asInt(), behind.get("errors").asInt());
    }
}
