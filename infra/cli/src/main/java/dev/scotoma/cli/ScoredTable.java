package dev.scotoma.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.workers.scoring.Decision;
import dev.scotoma.workers.scoring.FileScore;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScore.Scored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What {@code score --out} writes: scores beside labels and conditions, as {@code mine} and {@code evaluate} read them. An outcome that
 * cannot be told is empty: {@code missed} is of attacks and {@code rejected} of genuine recordings, and nothing is told of what has no
 * response.
 */
final class ScoredTable implements AutoCloseable {
    /** What each row begins with; the rest are condition axes. */
    static final List<String> ROLES = List.of(
            "file", "item", "subject", "label", "species", "split", "score", "decision", "error", "missed", "rejected");

    private final Path table;
    private final Path part;
    private final CsvWriter csv;
    private final List<String> axes;
    private final Map<Path, Map<String, String>> conditions = new HashMap<>();

    /** @param conditions rows of {@link ConditionsTable}; an axis that none of them tells is left out */
    ScoredTable(Path table, List<Map<String, String>> conditions) throws IOException {
        this.table = table;
        this.part = Path.of(table + ".new");
        this.axes = Item.AXES.stream()
                .filter(axis -> conditions.stream()
                        .anyMatch(row -> !row.getOrDefault(axis, "").isEmpty()))
                .toList();
        conditions.forEach(row -> this.conditions.put(Recordings.place(Path.of(row.getOrDefault("file", ""))), row));
        this.csv = CsvWriter.builder().build(part);
        List<String> names = new ArrayList<>(ROLES);
        names.addAll(axes);
        csv.writeRecord(names);
    }

    /** Whether a table begins as this one does. */
    static boolean is(List<String> columns) {
        return columns.size() >= ROLES.size()
                && columns.subList(0, ROLES.size()).equals(ROLES);
    }

    void add(FileScore score) {
        Map<String, String> known = conditions.getOrDefault(Recordings.place(score.file()), Map.of());
        String label = known.getOrDefault("label", "");
        List<String> row = new ArrayList<>(List.of(score.file().toString()));
        for (String told : List.of("item", "subject", "label", "species", "split")) {
            row.add(known.getOrDefault(told, ""));
        }
        switch (score) {
            case Failed failed -> row.addAll(List.of("", "unreadable", "", "", ""));
            case Scored scored -> {
                OptionalDouble spoof = scored.verdict().spoofScore();
                Decision decision = scored.verdict().decision();
                String missed = label.equals("attack") ? of(decision, Decision.GENUINE) : "";
                String rejected = label.equals("genuine") ? of(decision, Decision.ATTACK) : "";
                row.add(spoof.isPresent() ? Double.toString(spoof.getAsDouble()) : "");
                row.add(decision.word());
                row.addAll(List.of(missed.isEmpty() ? rejected : missed, missed, rejected));
            }
        }
        axes.forEach(axis -> row.add(known.getOrDefault(axis, "")));
        csv.writeRecord(row);
    }

    private static String of(Decision decision, Decision wrong) {
        return decision == Decision.NO_RESPONSE ? "" : decision == wrong ? "1" : "0";
    }

    /** Puts the table in its place. */
    void finish() throws IOException {
        csv.flush();
        Files.move(part, table, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        csv.close();
        Files.deleteIfExists(part);
    }
}
