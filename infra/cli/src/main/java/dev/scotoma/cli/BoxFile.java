package dev.scotoma.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Point;
import dev.scotoma.workers.scoring.FileScore;
import dev.scotoma.workers.scoring.FileScore.Scored;
import dev.scotoma.workers.scoring.FileScore.Seen;
import dev.scotoma.workers.scoring.GivenFaces;
import dev.scotoma.workers.scoring.GivenFaces.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Faces in a table, in pixels of the picture as it is displayed. A row without a time is of every frame of its file, and
 * one without a box says that there is no face.
 */
final class BoxFile {
    private static final List<String> COLUMNS = List.of("file", "at_ms", "x", "y", "width", "height");
    private static final List<String> EYES = List.of("right_eye_x", "right_eye_y", "left_eye_x", "left_eye_y");

    private final CsvFile csv;
    private final int[] columns;
    private final int[] eyes;

    private BoxFile(CsvFile csv) throws BadInput {
        this.csv = csv;
        columns = new int[COLUMNS.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = csv.column(COLUMNS.get(i));
        }
        boolean withEyes = csv.columns().stream().anyMatch(EYES::contains);
        eyes = new int[withEyes ? EYES.size() : 0];
        for (int i = 0; i < eyes.length; i++) {
            eyes[i] = csv.column(EYES.get(i));
        }
    }

    /** The faces by absolute and normal path. */
    static Map<Path, GivenFaces> read(Path path) throws IOException {
        Map<Path, List<Place>> places = new HashMap<>();
        try (CsvFile csv = CsvFile.open(path)) {
            var file = new BoxFile(csv);
            while (csv.next()) {
                Path of = Path.of(csv.value(file.columns[0])).toAbsolutePath().normalize();
                Place place = file.place();
                List<Place> others = places.computeIfAbsent(of, first -> new ArrayList<>());
                if (others.stream().anyMatch(other -> meet(other.atMs(), place.atMs()))) {
                    throw csv.bad(file.columns[1], "another row has a box of the same frame.");
                }
                others.add(place);
            }
        }
        Map<Path, GivenFaces> faces = new HashMap<>();
        places.forEach((of, all) -> faces.put(of, new GivenFaces(all)));
        return faces;
    }

    private static boolean meet(OptionalInt some, OptionalInt other) {
        return some.isEmpty() || other.isEmpty() || some.equals(other);
    }

    private Place place() throws BadInput {
        OptionalInt atMs = csv.value(columns[1]).isBlank() ? OptionalInt.empty() : OptionalInt.of(time());
        boolean none = true;
        for (int i = 2; i < columns.length; i++) {
            none &= csv.value(columns[i]).isBlank();
        }
        return new Place(atMs, none ? Optional.empty() : Optional.of(face()));
    }

    private int time() throws BadInput {
        double time = number(columns[1]);
        if (!(time >= 0 && time <= Integer.MAX_VALUE && time == Math.rint(time))) {
            throw csv.bad(columns[1], "a time is in whole milliseconds after the first frame.");
        }
        return (int) time;
    }

    private Face face() throws BadInput {
        var box = new Box(number(columns[2]), number(columns[3]), number(columns[4]), number(columns[5]));
        if (!(box.width() > 0 && box.height() > 0)) {
            throw csv.bad(columns[4], "a box has a width and a height above 0.");
        }
        List<Point> landmarks = new ArrayList<>();
        for (int i = 0; i < eyes.length && !csv.value(eyes[i]).isBlank(); i += 2) {
            landmarks.add(new Point(number(eyes[i]), number(eyes[i + 1])));
        }
        return new Face(1, box, landmarks);
    }

    private double number(int column) throws BadInput {
        double number = Numbers.parse(csv.value(column));
        if (Double.isNaN(number)) {
            throw csv.bad(column, "\"" + csv.value(column) + "\" is no number.");
        }
        return number;
    }

    static void write(Path path, List<FileScore> scores) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(path)) {
            List<String> names = new ArrayList<>(COLUMNS);
            names.addAll(EYES);
            csv.writeRecord(names);
            for (FileScore score : scores) {
                if (score instanceof Scored scored) {
                    scored.frames().forEach(frame -> csv.writeRecord(row(scored.file(), frame)));
                }
            }
        }
    }

    private static List<String> row(Path file, Seen frame) {
        List<String> row = new ArrayList<>(List.of(file.toString(), Integer.toString(frame.atMs())));
        frame.face().ifPresent(face -> {
            Box box = face.box();
            List<Double> numbers = new ArrayList<>(List.of(box.x(), box.y(), box.width(), box.height()));
            face.landmarks().stream().limit(2).forEach(eye -> numbers.addAll(List.of(eye.x(), eye.y())));
            numbers.forEach(number -> row.add(Double.toString(number)));
        });
        while (row.size() < COLUMNS.size() + EYES.size()) {
            row.add("");
        }
        return row;
    }
}
