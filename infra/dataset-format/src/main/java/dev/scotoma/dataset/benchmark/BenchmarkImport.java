package dev.scotoma.dataset.benchmark;

import dev.scotoma.dataset.coverage.ClosedAxes;
import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Checksums;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.ItemBuilder;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Papers;
import dev.scotoma.dataset.format.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a version of a benchmark on disk. It is held against the official totals first, written beside the folder it is to become, and
 * put in its place when it is whole. Nobody voted on it: its table of votes is empty, and what it says of an item is what the benchmark says.
 */
public final class BenchmarkImport {
    /** The name of every import: its content says which one it is. */
    static final String VERSION = "v1";

    /** Nobody says on which day a benchmark's recording was taken. */
    static final String DAY = "unknown";

    /**
     * What to import, and how.
     *
     * @param benchmark one of {@link #names}
     * @param partial whether less than the official totals will do
     * @param copy whether recordings are copied where a hard link would do
     * @param measured what was measured of recordings, by their sha256
     */
    public record Order(
            String benchmark,
            Path from,
            Path to,
            boolean partial,
            boolean copy,
            Map<String, Measured> measured,
            Instant now) {}

    /**
     * What was measured of a recording.
     *
     * @param conditions value by axis; nothing that the benchmark states is replaced
     */
    public record Measured(
            Map<String, String> conditions,
            @Nullable String container,
            @Nullable String codec,
            @Nullable Integer durationMs) {
        private static final Measured NOTHING = new Measured(Map.of(), null, null, null);
    }

    /**
     * What became of it.
     *
     * @param differences from the official totals; there are none unless less was asked for
     * @param remarks a sentence each
     */
    public record Imported(Manifest manifest, String title, List<String> differences, List<String> remarks) {}

    /** Told of every recording after it was read. */
    @FunctionalInterface
    public interface Progress {
        void recording(int number, int of);
    }

    private final Benchmark benchmark;
    private final Order order;

    private BenchmarkImport(Benchmark benchmark, Order order) {
        this.benchmark = benchmark;
        this.order = order;
    }

    public static List<String> names() {
        return Benchmark.ALL.stream().map(Benchmark::name).toList();
    }

    /** @throws IOException in one sentence, when the folder is not the benchmark or not the whole of it; nothing is left behind */
    public static Imported run(Order order, Progress progress) throws IOException {
        Benchmark benchmark = Benchmark.of(order.benchmark())
                .orElseThrow(() -> new BenchmarkException("No benchmark is called " + Words.printable(order.benchmark())
                        + "; there are " + String.join(", ", names()) + "."));
        return new BenchmarkImport(benchmark, order).run(progress);
    }

    private Imported run(Progress progress) throws IOException {
        Path to = order.to().toAbsolutePath().normalize();
        Tree tree = Tree.of(order.from());
        if (to.startsWith(order.from().toRealPath())
                || to.startsWith(order.from().toAbsolutePath().normalize())) {
            throw new BenchmarkException(order.to() + " lies in the benchmark's own folder.");
        }
        refuseExisting(to);
        Reading reading = benchmark.read(tree);
        List<String> differences = check(tree, reading);
        List<Recording> recordings = Recording.read(tree, reading.shots(), progress);
        try (Workshop workshop = Workshop.beside(to)) {
            Manifest manifest = write(workshop.folder(), tree, reading, recordings);
            workshop.becomes(to);
            return new Imported(manifest, benchmark.title(), differences, remarks(recordings));
        }
    }

    private void refuseExisting(Path to) throws IOException {
        if (Files.isDirectory(to)) {
            try (var content = Files.list(to)) {
                if (content.findAny().isEmpty()) {
                    return;
                }
            }
        } else if (!Files.exists(to)) {
            return;
        }
        throw new BenchmarkException(order.to() + " exists already; name a folder that is not there.");
    }

    /** What the folder lacks, when that is allowed. */
    private List<String> check(Tree tree, Reading reading) throws BenchmarkException {
        if (benchmark.folders().stream().noneMatch(tree::hasFolder)) {
            throw new BenchmarkException("%s is no %s: it has none of the folders %s."
                    .formatted(order.from(), benchmark.title(), String.join(", ", benchmark.folders())));
        }
        if (!reading.elsewhere().isEmpty()) {
            throw new BenchmarkException("%s holds recordings where %s has none, %,d of them: %s."
                    .formatted(
                            order.from(),
                            benchmark.title(),
                            reading.elsewhere().size(),
                            Words.first(reading.elsewhere())));
        }
        List<String> differences = new ArrayList<>(Total.differences(benchmark.totals(), reading.shots()));
        if (differences.isEmpty() && !reading.missing().isEmpty()) {
            differences.add("not every list");
        }
        if (reading.shots().isEmpty() || (!differences.isEmpty() && !order.partial())) {
            throw new BenchmarkException("%s is not the whole of %s: it has %s%s; --partial imports what is there."
                    .formatted(
                            order.from(),
                            benchmark.title(),
                            String.join(", ", differences),
                            reading.missing().isEmpty() ? "" : "; missing: " + Words.first(reading.missing())));
        }
        return differences;
    }

    private Manifest write(Path folder, Tree tree, Reading reading, List<Recording> recordings) throws IOException {
        List<Recording> byId = recordings.stream()
                .sorted(Comparator.comparing(recording -> id(recording.shot())))
                .toList();
        Map<String, Recording> byPath = new HashMap<>();
        recordings.forEach(recording -> byPath.put(recording.shot().path(), recording));
        Files.createDirectory(folder.resolve("media"));
        try (DatasetWriter writer = new DatasetWriter(folder)) {
            String last = "";
            for (Recording recording : byId) {
                Item item = item(recording);
                if (item.id().equals(last)) {
                    throw new BenchmarkException("%s holds two recordings of one name, %s is the second."
                            .formatted(
                                    order.from(),
                                    Words.printable(recording.shot().path())));
                }
                last = item.id();
                writer.add(item, List.of());
                recording.placeAt(folder.resolve(item.mediaPath()), tree, order.copy());
            }
            for (OfficialProtocol protocol : reading.protocols()) {
                for (Map.Entry<String, List<String>> part : protocol.parts().entrySet()) {
                    writer.list(list(folder, protocol.name(), part, byPath));
                }
            }
            Manifest manifest = writer.finish(new DatasetWriter.Release(
                    VERSION,
                    benchmark.name(),
                    Query.of(Map.of("benchmark", benchmark.name(), "partial", order.partial())),
                    null,
                    List.of(),
                    "the benchmark's own agreement",
                    null,
                    excluded(reading)));
            Papers.write(folder, manifest, about(manifest));
            Files.writeString(folder.resolve(ImportReadme.FILE), ImportReadme.of(benchmark, manifest));
            Checksums.write(folder, manifest.files());
            return manifest;
        }
    }

    private Map<String, Integer> excluded(Reading reading) {
        Map<String, Integer> excluded = new TreeMap<>(reading.excluded());
        int official = benchmark.totals().getFirst().official();
        if (reading.shots().size() < official) {
            excluded.put("missing", official - reading.shots().size());
        }
        return excluded;
    }

    private About about(Manifest manifest) {
        return new About(
                order.now(),
                "%s, imported from disk: %,d recordings of %,d people."
                        .formatted(benchmark.title(), manifest.count("items"), manifest.count("participants")),
                List.of(),
                benchmark.source() + ".");
    }

    /** Writes the list of one part, and answers its path in the version. */
    private String list(
            Path folder, String protocol, Map.Entry<String, List<String>> part, Map<String, Recording> byPath)
            throws IOException {
        String path = "protocols/%s/%s.txt".formatted(protocol, part.getKey());
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        List<String> items = part.getValue().stream()
                .map(each -> id(Objects.requireNonNull(byPath.get(each)).shot()))
                .sorted()
                .toList();
        Files.writeString(file, items.isEmpty() ? "" : String.join("\n", items) + "\n");
        return path;
    }

    private String id(Shot shot) {
        return benchmark.name() + "_" + shot.name();
    }

    private Item item(Recording recording) {
        Shot shot = recording.shot();
        Measured measured = order.measured().getOrDefault(recording.sha256(), Measured.NOTHING);
        Map<String, String> conditions = new HashMap<>(measured.conditions());
        conditions.putAll(shot.conditions());
        if (ClosedAxes.has("attack_type", shot.attackType())) {
            conditions.put("attack_type", shot.attackType());
        }
        String person = benchmark.name() + "_" + shot.person();
        return ItemBuilder.builder()
                .id(id(shot))
                .participant(person)
                .depicted(person)
                .split(shot.split())
                .truth(shot.truth())
                .prescribedKind(shot.truth())
                .declaredKind(shot.truth())
                .prescribedAttackType(shot.attackType())
                .instrument(shot.instrument())
                .attempt(1)
                .campaign(shot.session())
                .recordedOn(DAY)
                .mayBeShared(false)
                .conditions(conditions)
                .mediaPath(Item.mediaPath(recording.sha256(), Tree.extension(shot.path())))
                .mediaSha256(recording.sha256())
                .mediaBytes(recording.bytes())
                .container(measured.container())
                .codec(measured.codec())
                .durationMs(measured.durationMs())
                .evidence(Item.NOT_TOLD)
                .build();
    }

    private List<String> remarks(List<Recording> recordings) {
        List<String> remarks = new ArrayList<>();
        Set<String> contents = new HashSet<>();
        recordings.forEach(recording -> contents.add(recording.sha256()));
        if (contents.size() < recordings.size()) {
            remarks.add("%,d recordings have the very bytes of another one."
                    .formatted(recordings.size() - contents.size()));
        }
        long measured = recordings.stream()
                .filter(recording -> order.measured().containsKey(recording.sha256()))
                .count();
        if (!order.measured().isEmpty() && measured < recordings.size()) {
            remarks.add("%,d of %,d recordings are not among those that were measured; what they show stays unknown."
                    .formatted(recordings.size() - measured, recordings.size()));
        }
        return remarks;
    }
}
