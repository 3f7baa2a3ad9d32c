package dev.scotoma.cli;

import dev.scotoma.statistics.evaluation.Presentations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scores with what was presented: columns {@code score,label} and, where there, {@code species}, {@code subject} and {@code video}. Rows
 * of one video are its frames, and their mean is its score; a missing score is no response.
 *
 * @param frames rows, where they are frames of videos; otherwise 0
 * @param framesWithoutScore of them
 * @param bySubject whether intervals go by subject
 * @param remarks on how rows were read, a sentence each
 */
record ScoreTable(
        Presentations presentations, int frames, int framesWithoutScore, boolean bySubject, List<String> remarks) {
    ScoreTable {
        remarks = List.copyOf(remarks);
    }

    /** Of attacks whose species is not said. */
    private static final String UNNAMED = "attack";

    static ScoreTable read(Path path) throws IOException {
        try (CsvFile file = CsvFile.open(path)) {
            var reading = new Reading(file);
            while (file.next()) {
                reading.row();
            }
            return reading.table();
        }
    }

    private static final class Reading {
        private final CsvFile file;
        private final int score;
        private final int label;
        private final int species;
        private final int subject;
        private final int video;
        private final Presentations.Builder presentations = Presentations.builder();
        private final Subjects subjects = new Subjects();
        private final MissingWords missing = new MissingWords();
        private final Map<String, Video> videos = new LinkedHashMap<>();
        private int rows;
        private int withoutScore;

        Reading(CsvFile file) throws BadInput {
            this.file = file;
            score = file.column("score");
            label = file.column("label");
            species = file.columns().indexOf("species");
            subject = file.columns().indexOf("subject");
            video = file.columns().indexOf("video");
        }

        void row() throws BadInput {
            rows++;
            double value = score();
            String kind = attacked();
            String person = text(subject);
            if (video < 0) {
                add(value, kind, person);
                return;
            }
            String name = text(video);
            if (name == null) {
                throw file.bad(video, "every frame must name its video.");
            }
            Video known = videos.computeIfAbsent(name, first -> new Video(kind, person));
            if (!Objects.equals(known.species, kind)) {
                throw file.bad(label, "the video " + name + " has another label or species in a row before.");
            }
            if (!Objects.equals(known.subject, person)) {
                throw file.bad(subject, "the video " + name + " has another subject in a row before.");
            }
            if (Double.isNaN(value)) {
                withoutScore++;
            } else {
                known.sum += value;
                known.frames++;
            }
        }

        private void add(double value, @Nullable String kind, @Nullable String person) {
            presentations.add(value, kind, subject < 0 ? null : subjects.of(Objects.requireNonNullElse(person, "")));
        }

        private double score() throws BadInput {
            String text = file.value(score).strip();
            if (MissingWords.is(text)) {
                missing.count(text, 1);
                return Double.NaN;
            }
            double value = Numbers.parse(text);
            if (Double.isNaN(value)) {
                throw file.bad(score, "\"" + text + "\" is no finite number; leave it empty for no response.");
            }
            return value;
        }

        private @Nullable String attacked() throws BadInput {
            String text = file.value(label).strip();
            return switch (text) {
                case "genuine" -> null;
                case "attack" -> Objects.requireNonNullElse(text(species), UNNAMED);
                default -> throw file.bad(label, "\"" + text + "\" is neither genuine nor attack.");
            };
        }

        private @Nullable String text(int column) {
            String text = column < 0 ? "" : file.value(column).strip();
            return text.isEmpty() ? null : text;
        }

        ScoreTable table() throws BadInput {
            if (rows == 0) {
                throw file.bad("there is no row below the names of the columns.");
            }
            videos.values().forEach(each -> add(each.sum / each.frames, each.species, each.subject));
            List<String> remarks = new ArrayList<>();
            subjects.remark(video < 0 ? "rows" : "videos").ifPresent(remarks::add);
            missing.remark("score", "no response").ifPresent(remarks::add);
            return new ScoreTable(presentations.build(), video < 0 ? 0 : rows, withoutScore, subject >= 0, remarks);
        }
    }

    private static final class Video {
        private final @Nullable String species;
        private final @Nullable String subject;
        private double sum;
        private int frames;

        Video(@Nullable String species, @Nullable String subject) {
            this.species = species;
            this.subject = subject;
        }
    }
}
