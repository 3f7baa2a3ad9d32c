package dev.scotoma.cli;

import dev.scotoma.workers.scoring.FileScore;
import java.util.Locale;

/** What {@code score} prints for people. */
final class ScoreText {
    private ScoreText() {}

    static String heading(String model) {
        return "%s%n%-11s  %5s  %6s  %5s  %s%n".formatted(model, "decision", "score", "frames", "faces", "file");
    }

    static String line(FileScore score) {
        if (score.error().isPresent()) {
            return "%-11s  %s: %s%n"
                    .formatted("error", score.file(), score.error().get());
        }
        String number = score.score().isPresent()
                ? String.format(Locale.ROOT, "%.3f", score.score().getAsDouble())
                : "-";
        return String.format(
                Locale.ROOT,
                "%-11s  %5s  %6d  %5d  %s%n",
                score.decision().orElseThrow().word(),
                number,
                score.frames(),
                score.faces(),
                score.file());
    }
}
