package dev.scotoma.cli;

import dev.scotoma.dataset.coverage.Coverage;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Manifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset coverage}: what versions show, side by side, and what they never show. */
@Command(
        name = "coverage",
        description = "Say what versions show under which conditions, and what they never show; imported benchmarks and"
                + " versions of one's own, side by side.",
        mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "VERSION", arity = "1..*", description = "Folders that hold a manifest.json.")
    private List<Path> folders;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    CoverageCommand() {}

    /** A version with its coverage. */
    record Covered(Path folder, Manifest manifest, Coverage coverage) {
        String title() {
            return manifest.line() + " " + manifest.version();
        }
    }

    @Override
    public Integer call() throws IOException {
        List<Covered> covered = new ArrayList<>();
        for (Path folder : folders) {
            covered.add(new Covered(folder, DatasetReader.manifest(folder), Coverage.of(folder)));
        }
        PrintWriter say = spec.commandLine().getOut();
        if (json) {
            say.println(CoverageJson.of(covered));
        } else {
            say.print(CoverageText.of(covered));
        }
        say.flush();
        return 0;
    }
}
