package dev.scotoma.cli;

import dev.scotoma.workers.scoring.FileScore;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScoring;
import dev.scotoma.workers.scoring.GivenFaces;
import dev.scotoma.workers.worker.CacheFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma score}: what a model says of recordings and images. */
@Command(
        name = "score",
        description =
                "Scores recordings (WebM, MP4) and images (JPEG, PNG) by a manifest and the networks beside it, in the"
                        + " same sandboxed workers as the platform and after the same check of the networks. Higher is"
                        + " attack. A file that cannot be scored is an error of its own; the others are scored, and the"
                        + " exit code is 1.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
    private static final int MOST_FRAMES = 256;
    private static final Logger LOG = Logger.getLogger("dev.scotoma.workers");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "model.yaml",
            required = true,
            description = "The manifest, see docs/bring-your-model.md; its networks lie beside it.")
    private Path model;

    @Option(
            names = "--frames",
            paramLabel = "N",
            defaultValue = "16",
            description = "Frames looked at in each recording, spread over it; default: 16.")
    private int frames;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Option(
            names = "--boxes",
            paramLabel = "boxes.csv",
            description =
                    "Take faces from this file, in the place of our own detector: file,at_ms,x,y,width,height, see"
                            + " docs/bring-your-model.md.")
    private Optional<Path> boxes = Optional.empty();

    @Option(
            names = "--boxes-out",
            paramLabel = "boxes.csv",
            description = "Write the faces that were scored, as --boxes reads them.")
    private Optional<Path> boxesOut = Optional.empty();

    @Option(
            names = "--conditions",
            paramLabel = "conditions.csv",
            description = "What scotoma inspect wrote. Its recordings are scored where no FILE is named, and its labels"
                    + " and conditions stand beside the scores in the table of --out.")
    private Optional<Path> conditions = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "scored.csv",
            description = "Write a table that scotoma mine and scotoma evaluate read.")
    private Optional<Path> out = Optional.empty();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Recordings (also AVI and QuickTime) and images.")
    private List<Path> files = List.of();

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    ScoreCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new ParameterException(spec.commandLine(), "--frames is 1 to " + MOST_FRAMES + ".");
        }
        if (conditions.isPresent() && out.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--conditions goes with --out, where they are written.");
        }
        LOG.setLevel(Level.WARNING); // what an operator is told is no user's news
        PrintWriter say = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress();
        List<FileScore> scores = new ArrayList<>();
        List<Map<String, String>> known = conditions.isPresent() ? ConditionsTable.read(conditions.get()) : List.of();
        List<Path> files = files(known);
        Optional<Map<Path, GivenFaces>> given =
                boxes.isPresent() ? Optional.of(BoxFile.read(boxes.get())) : Optional.empty();
        try (FileScoring scoring = FileScoring.open(model, frames, given, CacheFolder.usual())) {
            scoring.warnings().forEach(warning -> err.println("scotoma: " + warning));
            if (!scoring.walledIn()) {
                err.println(
                        "scotoma: nothing walls workers in on this machine (install bubblewrap); score only files that"
                                + " you trust.");
            }
            if (!json) {
                say.print(ScoreText.heading(scoring.model()));
            }
            scoring.score(files, score -> {
                scores.add(score);
                if (json) {
                    progress.show(scores.size() + " of " + files.size() + " files");
                } else {
                    say.print(ScoreText.line(score));
                    say.flush();
                }
            });
            progress.done();
            if (json) {
                say.print(ScoreJson.of(scoring.model(), scores));
            }
        }
        say.flush();
        if (out.isPresent()) {
            write(out.get(), known, scores);
        }
        if (boxesOut.isPresent()) {
            BoxFile.write(boxesOut.get(), scores);
        }
        return scores.stream().anyMatch(Failed.class::isInstance) ? 1 : 0;
    }

    /** The files that are named, or else those whose conditions were measured. */
    private List<Path> files(List<Map<String, String>> known) {
        if (!files.isEmpty()) {
            return files;
        }
        List<Path> measured = known.stream()
                .filter(row -> !MeasuredFile.isUnreadable(row.getOrDefault("reason", "")))
                .map(row -> Path.of(row.getOrDefault("file", "")))
                .toList();
        if (measured.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name files to score, or a table of --conditions with recordings that can be read.");
        }
        return measured;
    }

    private static void write(Path table, List<Map<String, String>> known, List<FileScore> scores) throws IOException {
        try (ScoredTable scored = new ScoredTable(table, known)) {
            scores.forEach(scored::add);
            scored.finish();
        }
    }
}
