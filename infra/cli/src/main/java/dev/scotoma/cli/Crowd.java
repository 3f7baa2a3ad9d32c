package dev.scotoma.cli;

import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.Standing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was made of a file of votes, under the names of the file.
 *
 * @param alpha Krippendorff's; NaN where nothing can be told
 */
record Crowd(VoteFile votes, Fit fit, double alpha) {
    private static final int BLOCK = 1 << 16;

    /** Whether anybody said something of this task; otherwise there is nothing to decide. */
    boolean answered(int task) {
        return votes.table().votes(task) > 0;
    }

    /** What is worth knowing before the result is believed, a sentence each. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>(votes.remarks());
        int tied = 0;
        int silent = 0;
        for (int task = 0; task < votes.tasks().size(); task++) {
            if (!answered(task)) {
                silent++;
            } else if (fit.tied(task)) {
                tied++;
            }
        }
        if (silent > 0) {
            remarks.add(items(silent) + " of nobody who could tell, and left out.");
        }
        if (tied > 0) {
            remarks.add(
                    items(tied) + " tied; the label is the first in alphabetical order of those that are as probable.");
        }
        return remarks;
    }

    private static String items(int count) {
        return count == 1 ? "1 item is" : count + " items are";
    }

    /** Writes a line a task: its name and the posterior of every class. */
    void write(Path path) throws IOException {
        int classes = votes.classes().size();
        try (OutputStream file = Files.newOutputStream(path)) {
            var text = new StringBuilder("task");
            votes.classes().forEach(label -> field(text.append(','), label));
            text.append('\n');
            for (int task = 0; task < votes.tasks().size(); task++) {
                if (!answered(task)) {
                    continue;
                }
                field(text, votes.tasks().get(task));
                for (int label = 0; label < classes; label++) {
                    text.append(',').append(fit.posterior(task, label));
                }
                text.append('\n');
                if (text.length() > BLOCK) {
                    file.write(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
            file.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A name as RFC 4180 writes it. */
    private static void field(StringBuilder text, String name) {
        boolean quoted = false;
        for (int at = 0; at < name.length() && !quoted; at++) {
            char each = name.charAt(at);
            quoted = each == ',' || each == '"' || each == '\n' || each == '\r';
        }
        if (quoted) {
            text.append('"').append(name.replace("\"", "\"\"")).append('"');
        } else {
            text.append(name);
        }
    }

    Standing standing(int task) {
        return fit.standing(task);
    }
}
