package dev.scotoma.cli;

import dev.scotoma.workers.media.FileInspection;
import dev.scotoma.workers.media.FileInspection.Finding;
import dev.scotoma.workers.worker.CacheFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma inspect}: the measured conditions of recordings that no platform has. */
@Command(
        name = "inspect",
        description = "Measures the conditions of all recordings (WebM, MP4, AVI, QuickTime) below a folder, or of an"
                + " unpacked version, in the same sandboxed workers and by the same bands as the platform. What is"
                + " measured is kept when the run is interrupted, and the next one goes on from there. Recordings that"
                + " cannot be read are listed, and the exit code is 1.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger("dev.scotoma.workers");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR|VERSION", description = "A folder of recordings, or that of a dataset version.")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "conditions.csv",
            required = true,
            description = "The table to write: a row for each recording.")
    private Path out;

    @Option(
            names = "--labels",
            paramLabel = "labels.csv",
            description = "What the recordings of a folder show: columns file (from the folder) and label (genuine or"
                    + " attack), and subject and species where they are known.")
    private Optional<Path> labels = Optional.empty();

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    InspectCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        LOG.setLevel(Level.WARNING); // what an operator is told is no user's news
        if (Files.isDirectory(out)) {
            throw new BadInput(out, "that is a folder, and no place for a table.");
        }
        Recordings recordings = Recordings.of(folder, labels);
        PrintWriter err = spec.commandLine().getErr();
        recordings.passedOver().forEach(remark -> err.println("scotoma: " + remark));
        Map<Path, MeasuredFile> measured = new HashMap<>();
        List<Finding.Nothing> nothing = new ArrayList<>();
        try (InspectionJournal journal = InspectionJournal.open(out)) {
            List<Path> left = left(recordings, journal, measured);
            if (left.size() < recordings.told().size()) {
                err.printf(
                        "scotoma: %,d of %,d recordings were measured before; the others follow.%n",
                        recordings.told().size() - left.size(),
                        recordings.told().size());
            }
            inspect(left, journal, measured, nothing);
            ConditionsTable.write(out, recordings.told(), measured);
            if (nothing.isEmpty()) {
                journal.remove();
            }
        }
        return report(recordings.told().size(), measured, nothing);
    }

    /** The recordings that no run before has measured. */
    private static List<Path> left(Recordings recordings, InspectionJournal journal, Map<Path, MeasuredFile> measured)
            throws IOException {
        List<Path> left = new ArrayList<>();
        for (Path file : recordings.told().keySet()) {
            MeasuredFile known = Files.exists(file) ? journal.of(file) : null;
            if (known == null) {
                left.add(file);
            } else {
                measured.put(file, known);
            }
        }
        return left;
    }

    private void inspect(
            List<Path> files,
            InspectionJournal journal,
            Map<Path, MeasuredFile> measured,
            List<Finding.Nothing> nothing)
            throws IOException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        Progress progress = new Progress();
        try (FileInspection inspection = FileInspection.open(CacheFolder.usual())) {
            if (!inspection.walledIn()) {
                spec.commandLine()
                        .getErr()
                        .println("scotoma: nothing walls workers in on this machine (install bubblewrap); inspect only"
                                + " files that you trust.");
            }
            int[] done = {0};
            inspection.inspect(files, finding -> {
                switch (finding) {
                    case Finding.Nothing failed -> nothing.add(failed);
                    case Finding.Of of -> {
                        MeasuredFile cells = MeasuredFile.of(of.inspected());
                        journal.note(of.file(), cells);
                        measured.put(of.file(), cells);
                    }
                }
                progress.show("%,d of %,d recordings".formatted(++done[0], files.size()));
            });
        } finally {
            progress.done();
        }
    }

    private int report(int all, Map<Path, MeasuredFile> measured, List<Finding.Nothing> nothing) {
        PrintWriter say = spec.commandLine().getOut();
        Map<String, Integer> unreadable = new TreeMap<>();
        int withoutFace = 0;
        for (Map.Entry<Path, MeasuredFile> each : new TreeMap<>(measured).entrySet()) {
            MeasuredFile file = each.getValue();
            if (file.isUnreadable()) {
                unreadable.merge(file.cell("reason"), 1, Integer::sum);
                say.println(file.cell("reason") + "  " + each.getKey() + ": " + file.cell("detail"));
            } else if (!file.cell("reason").isEmpty()) {
                withoutFace++;
            }
        }
        nothing.forEach(failed -> say.println("not measured  " + failed.file() + ": " + failed.why()));
        int unread = unreadable.values().stream().mapToInt(Integer::intValue).sum();
        say.printf("%s: %,d of %,d recordings measured", out, all - unread - nothing.size(), all);
        if (withoutFace > 0) {
            say.printf(", %,d of them without a face or with several", withoutFace);
        }
        if (unread > 0) {
            say.printf(
                    "; %,d unreadable (%s)",
                    unread,
                    unreadable.entrySet().stream()
                            .map(each -> each.getValue() + " " + each.getKey())
                            .collect(Collectors.joining(", ")));
        }
        if (!nothing.isEmpty()) {
            say.printf("; %,d not measured: run it again", nothing.size());
        }
        say.println(".");
        say.flush();
        return unread > 0 || !nothing.isEmpty() ? 1 : 0;
    }
}
