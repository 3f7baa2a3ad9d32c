package dev.scotoma.workers.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what became of hostile files. */
final class FuzzTally {
    private static final int NAMED = 10;

    private final Map<String, Map<Outcome, Integer>> byOrigin = new TreeMap<>();
    private final Map<String, Integer> words = new TreeMap<>();
    private final List<String> costly = new ArrayList<>();
    private Response slowest = new Response(Outcome.DECODED, "", 0);

    enum Outcome {
        DECODED,
        REFUSED,
        /** The worker ended by itself and was replaced. */
        ENDED,
        /** The worker was ended at the deadline and was replaced. */
        OVER_TIME
    }

    /** @param word why, where there is a reason */
    record Response(Outcome outcome, String word, long ms) {}

    synchronized void add(HostileCorpus.File file, Response answer) {
        byOrigin.computeIfAbsent(file.of().name(), name -> new EnumMap<>(Outcome.class))
                .merge(answer.outcome(), 1, Integer::sum);
        String said = "%d (%s, %s): %s, %d ms"
                .formatted(file.number(), file.of().name(), file.how(), answer.word(), answer.ms());
        if (answer.outcome() == Outcome.ENDED || answer.outcome() == Outcome.OVER_TIME) {
            costly.add(said);
        } else {
            words.merge(answer.word(), 1, Integer::sum);
        }
        if (answer.ms() > slowest.ms()) {
            slowest = new Response(answer.outcome(), said, answer.ms());
        }
    }

    synchronized int count(Outcome outcome) {
        return byOrigin.values().stream()
                .mapToInt(counts -> counts.getOrDefault(outcome, 0))
                .sum();
    }

    synchronized String line() {
        return Stream.of(Outcome.values())
                .map(outcome -> count(outcome) + " " + word(outcome))
                .collect(Collectors.joining(", "));
    }

    /** In Markdown, for the docs. */
    synchronized List<String> table() {
        Stream<String> head =
                Stream.of("| made from | decoded | refused | worker ended | over time |", "|---|---:|---:|---:|---:|");
        Stream<String> rows = byOrigin.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue()));
        Map<Outcome, Integer> sums = new EnumMap<>(Outcome.class);
        Stream.of(Outcome.values()).forEach(outcome -> sums.put(outcome, count(outcome)));
        Stream<String> tail =
                Stream.of(row("all", sums), "", "Answers: " + listed(words), "Slowest: " + slowest.word());
        Stream<String> ends = costly.stream().limit(NAMED).map(said -> "Cost a worker: " + said);
        return Stream.of(head, rows, tail, ends).flatMap(lines -> lines).toList();
    }

    private static String row(String name, Map<Outcome, Integer> counts) {
        return Stream.of(Outcome.values())
                .map(outcome -> String.format(Locale.ROOT, "%,d", counts.getOrDefault(outcome, 0)))
                .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
    }

    private static String listed(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
