package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Point;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScore.Scored;
import dev.scotoma.workers.scoring.FileScore.Seen;
import dev.scotoma.workers.scoring.GivenFaces;
import dev.scotoma.workers.scoring.GivenFaces.Place;
import dev.scotoma.workers.scoring.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxFileTest {
    private static final String HEAD = "file,at_ms,x,y,width,height\n";

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path clip = folder.resolve("a, \"b\".webm");
        Face face = new Face(
                .7, new Box(-1.25, 1 / 3., 80, 1e-9), List.of(new Point(1, 2), new Point(3, 4), new Point(5, 6)));
        Face eyeless = new Face(.7, new Box(1, 2, 3, 4), List.of());
        BoxFile.write(
                folder.resolve("boxes.csv"),
                List.of(
                        new Scored(
                                clip,
                                List.of(
                                        seen(0, Optional.of(face)),
                                        seen(33, Optional.empty()),
                                        seen(66, Optional.of(eyeless))),
                                Verdict.NO_RESPONSE,
                                Map.of(),
                                Optional.empty(),
                                "cpu"),
                        new Failed(folder.resolve("b.webm"), "It is broken.")));
        assertThat(BoxFile.read(folder.resolve("boxes.csv")))
                .isEqualTo(Map.of(
                        clip.toAbsolutePath().normalize(),
                        new GivenFaces(List.of(
                                new Place(
                                        OptionalInt.of(0),
                                        Optional.of(new Face(
                                                1, face.box(), face.landmarks().subList(0, 2)))),
                                new Place(OptionalInt.of(33), Optional.empty()),
                                new Place(OptionalInt.of(66), Optional.of(new Face(1, eyeless.box(), List.of())))))));
    }

    private static Seen seen(int atMs, Optional<Face> face) {
        return new Seen(atMs, face, Optional.empty());
    }

    @Test
    void aRowWithoutATimeIsOfEveryFrame() throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.csv"), HEAD + "b/../a.png,,1,2,3,4\n");
        assertThat(BoxFile.read(file))
                .containsOnlyKeys(Path.of("a.png").toAbsolutePath())
                .containsValue(new GivenFaces(List.of(
                        new Place(OptionalInt.empty(), Optional.of(new Face(1, new Box(1, 2, 3, 4), List.of()))))));
    }

    @Test
    void whatIsNoBoxIsNamed() throws IOException {
        refused("file,x,y,width,height\n", ":1: there is no column at_ms");
        refused(HEAD + "a.png,,1,,3,4\n", ":2, column y: \"\" is no number.");
        refused(HEAD + "a.png,,1,2,0,4\n", ":2, column width: a box has a width and a height above 0.");
        refused(HEAD + "a.png,1.5,1,2,3,4\n", ":2, column at_ms: a time is in whole milliseconds");
        refused(
                HEAD + "a.png,,1,2,3,4\na.png,0,1,2,3,4\n",
                ":3, column at_ms: another row has a box of the same frame.");
        refused("right_eye_x," + HEAD + "1,a.png,,1,2,3,4\n", ":1: there is no column right_eye_y");
    }

    private void refused(String text, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.csv"), text);
        assertThatThrownBy(() -> BoxFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(sentence);
    }
}
