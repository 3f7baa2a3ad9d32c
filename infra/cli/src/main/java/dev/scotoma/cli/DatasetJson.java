package dev.scotoma.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.format.DatasetDiff;
import dev.scotoma.dataset.format.DatasetDiff.Kind;
import dev.scotoma.dataset.format.DatasetVerifier;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.ledger.Ledger;
import dev.scotoma.dataset.ledger.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code --json} prints; the names are part of the command line's contract. */
final class DatasetJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private DatasetJson() {}

    record Verified(
            String folder,
            boolean right,
            @Nullable String version,
            @Nullable String identity,
            int items,
            int withdrawn,
            Map<String, Integer> counts,
            List<Fault> faults,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ToDo ledger) {}

    /** What the ledger says of the copy. */
    record ToDo(
            long seq,
            String sha256,
            @Nullable String recalled,
            @Nullable String deprecated,
            Map<String, String> delete) {}

    record Compared(
            String from,
            String to,
            Map<String, Integer> counts,
            int same,
            List<Subdomain> subdomains,
            List<Different> items) {}

    record Subdomain(Map<String, String> conditions, Map<String, Integer> counts) {}

    record Different(String item, List<String> kinds) {}

    static String verified(
            Path folder, DatasetVerifier.Report report, List<Fault> faults, @Nullable Standing standing) {
        Manifest manifest = report.manifest();
        ToDo toDo = standing == null ? null : toDo(standing);
        return write(new Verified(
                folder.toString(),
                manifest != null
                        && faults.isEmpty()
                        && (toDo == null
                                || (toDo.recalled() == null && toDo.delete().isEmpty())),
                manifest == null ? null : manifest.version(),
                manifest == null ? null : manifest.sha256(),
                report.items(),
                report.withdrawn(),
                manifest == null ? Map.of() : manifest.counts(),
                faults,
                toDo));
    }

    private static ToDo toDo(Standing standing) {
        Ledger ledger = standing.ledger();
        var delete = new TreeMap<String, String>();
        standing.due().forEach((item, at) -> delete.put(item, at.toString()));
        return new ToDo(
                ledger.head().seq(),
                ledger.head().sha256(),
                text(ledger.recalled()),
                text(ledger.deprecated()),
                delete);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static String compared(DatasetDiff diff, List<List<String>> groupings) {
        var counts = new TreeMap<String, Integer>();
        for (Kind kind : Kind.values()) {
            counts.put(word(kind), diff.count(kind));
        }
        return write(new Compared(
                diff.from().version(),
                diff.to().version(),
                counts,
                diff.same(),
                groupings.stream()
                        .flatMap(axes -> diff.by(axes).stream())
                        .map(group -> new Subdomain(group.values(), words(group.counts())))
                        .toList(),
                diff.items().stream()
                        .map(item -> new Different(
                                item.item().id(),
                                item.kinds().stream()
                                        .sorted()
                                        .map(DatasetJson::word)
                                        .toList()))
                        .toList()));
    }

    private static Map<String, Integer> words(Map<Kind, Integer> counts) {
        var words = new TreeMap<String, Integer>();
        counts.forEach((kind, items) -> words.put(word(kind), items));
        return words;
    }

    /** As the command line calls it. */
    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String write(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
