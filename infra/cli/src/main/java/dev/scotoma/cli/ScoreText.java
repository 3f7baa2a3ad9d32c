package dev.scotoma.cli;

import dev.scotoma.workers.scoring.FileScore;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScore.Scored;
import java.util.Locale;
import java.util.OptionalDouble;

/** What {@code score} prints for people. */
final class ScoreText {
    private ScoreText() {}

    static String heading(String model) {
        return "%s%n%-11s  %5s  %6s  %5s  %s%n".formatted(model, "decision", "score", "frames", "faces", "file");
    }

    static String line(FileScore score) {
        return switch (score) {
            case Failed failed -> "%-11s  %s: %s%n".formatted("error", failed.file(), failed.reason());
            case Scored scored -> line(scored);
        };
    }

    private static String line(Scored score) {
        OptionalDouble spoof = score.verdict().spoofScore();
        return String.format(
                Locale.ROOT,
                "%-11s  %5s  %6d  %5d  %s%s%n",
                score.verdict().decision().word(),
                spoof.isPresent() ? String.format(Locale.ROOT, "%.3f", spoof.getAsDouble()) : "-",
                score.frames().size(),
                score.faces(),
                score.file(),
                score.silence().map(why -> "  (" + why + ")").orElse(""));
    }
}
