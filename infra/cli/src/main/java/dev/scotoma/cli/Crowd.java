package dev.scotoma.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was made of a file of votes, under the names of the file.
 *
 * @param alpha Krippendorff's; NaN where nothing can be told
 */
record Crowd(VoteFile votes, Fit fit, double alpha) {
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
        List<String> classes = votes.classes();
        String[] line = new String[classes.size() + 1];
        try (CsvWriter csv = CsvWriter.builder().build(path)) {
            line[0] = "task";
            for (int label = 0; label < classes.size(); label++) {
                line[label + 1] = classes.get(label);
            }
            csv.writeRecord(line);
            for (int task = 0; task < votes.tasks().size(); task++) {
                if (answered(task)) {
                    line[0] = votes.tasks().get(task);
                    for (int label = 0; label < classes.size(); label++) {
                        line[label + 1] = Double.toString(fit.posterior(task, label));
                    }
                    csv.writeRecord(line);
                }
            }
        }
    }

    Standing standing(int task) {
        return fit.standing(task);
    }
}
