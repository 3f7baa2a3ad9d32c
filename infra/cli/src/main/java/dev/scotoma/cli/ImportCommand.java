package dev.scotoma.cli;

import dev.scotoma.dataset.benchmark.BenchmarkImport;
import dev.scotoma.dataset.benchmark.BenchmarkImport.Imported;
import dev.scotoma.dataset.benchmark.BenchmarkImport.Measured;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset import}: a public benchmark on disk as a dataset version. */
@Command(
        name = "import",
        description = "Make a dataset version of a public benchmark on disk. What is there is held against the official"
                + " totals, and nothing is made of less, unless --partial says so. The folder is only read.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BENCHMARK",
            index = "0",
            description = "oulu-npu, replay-attack, msu-mfsd, casia-fasd or siw.")
    private String benchmark;

    @Parameters(paramLabel = "DIR", index = "1", description = "The folder that the benchmark was unpacked to.")
    private Path dir;

    @Option(names = "--out", paramLabel = "VERSION", required = true, description = "The folder to make.")
    private Path out;

    @Option(names = "--partial", description = "Import what is there, and mark the version as a part.")
    private boolean partial;

    @Option(
            names = "--copy",
            description = "Copy the recordings. Without it they are hard links to those of the benchmark where the file"
                    + " system allows.")
    private boolean copy;

    @Option(
            names = "--conditions",
            paramLabel = "conditions.csv",
            description = "What scotoma inspect measured of DIR: taken over by the sha256 of each recording.")
    private Optional<Path> conditions = Optional.empty();

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    ImportCommand() {}

    @Override
    public Integer call() throws IOException {
        Map<String, Measured> measured = conditions.isPresent() ? measured(conditions.get()) : Map.of();
        var progress = new Progress();
        Imported imported;
        try {
            imported = BenchmarkImport.run(
                    new BenchmarkImport.Order(
                            benchmark,
                            dir,
                            out,
                            partial,
                            copy,
                            measured,
                            Instant.now().truncatedTo(ChronoUnit.SECONDS)),
                    (number, of) -> progress.show("%,d of %,d recordings".formatted(number, of)));
        } finally {
            progress.done();
        }
        PrintWriter say = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        imported.remarks().forEach(remark -> err.println("scotoma: " + remark));
        if (json) {
            say.println(ImportJson.of(out, imported));
            return 0;
        }
        say.printf(
                "%s holds %s%s: %,d recordings of %,d people, %,d genuine and %,d attacks; identity %s%n",
                out,
                imported.differences().isEmpty() ? "all of " : "a part of ",
                imported.title(),
                imported.manifest().count("items"),
                imported.manifest().count("participants"),
                imported.manifest().count("genuine"),
                imported.manifest().count("attack"),
                imported.manifest().sha256());
        imported.differences().forEach(difference -> say.println("only " + difference));
        return 0;
    }

    private static Map<String, Measured> measured(Path table) throws IOException {
        Map<String, Measured> measured = new HashMap<>();
        for (Map<String, String> row : ConditionsTable.read(table)) {
            String sha256 = row.getOrDefault("sha256", "");
            if (!sha256.isEmpty() && !MeasuredFile.isUnreadable(row.getOrDefault("reason", ""))) {
                Map<String, String> axes = new HashMap<>();
                for (String axis : MeasuredFile.AXES) {
                    String value = row.getOrDefault(axis, "");
                    if (!value.isEmpty()) {
                        axes.put(axis, value);
                    }
                }
                measured.put(
                        sha256,
                        new Measured(
                                axes,
                                told(row, "container"),
                                told(row, "codec"),
                                duration(table, told(row, "duration_ms"))));
            }
        }
        return measured;
    }

    private static @Nullable String told(Map<String, String> row, String column) {
        String value = row.getOrDefault(column, "");
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Integer duration(Path table, @Nullable String text) throws BadInput {
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw new BadInput(table, "the duration \"" + text + "\" is no number of milliseconds.");
        }
    }
}
