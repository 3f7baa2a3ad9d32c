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

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings and images.")
    private List<Path> files;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    ScoreCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new ParameterException(spec.commandLine(), "--frames is 1 to " + MOST_FRAMES + ".");
        }
        LOG.setLevel(Level.WARNING); // what an operator is told is no user's news
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress();
        List<FileScore> scores = new ArrayList<>();
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
                out.print(ScoreText.heading(scoring.model()));
            }
            scoring.score(files, score -> {
                scores.add(score);
                if (json) {
                    progress.show(scores.size() + " of " + files.size() + " files");
                } else {
                    out.print(ScoreText.line(score));
                    out.flush();
                }
            });
            progress.done();
            if (json) {
                out.print(ScoreJson.of(scoring.model(), scores));
            }
        }
        out.flush();
        if (boxesOut.isPresent()) {
            BoxFile.write(boxesOut.get(), scores);
        }
        return scores.stream().anyMatch(Failed.class::isInstance) ? 1 : 0;
    }
}
