package dev.scotoma.workers.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.RenderedPack;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Picture;
import dev.scotoma.workers.scoring.GivenFaces.OfAnother;
import dev.scotoma.workers.scoring.GivenFaces.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenFacesTest {
    private static final Face FACE = new Face(1, new Box(10, 20, 30, 40), List.of());

    @TempDir
    Path folder;

    /** Three frames, 200 ms apart, the second without a face. */
    private Path pack() throws IOException {
        return Files.write(folder.resolve("pack.zip"), RenderedPack.of(RenderedPack.genuine(1), 3, Set.of(1)));
    }

    @Test
    void aPackWithOtherFacesIsTheSameInEverythingElse() throws Exception {
        Path pack = pack();
        var given = new GivenFaces(List.of(
                new Place(OptionalInt.of(400), Optional.empty()), new Place(OptionalInt.of(200), Optional.of(FACE))));
        var out = new ByteArrayOutputStream();
        FramePack.withFaces(pack, out, given.of(FramePack.frames(pack))::get);
        List<Picture> before = FramePack.read(Files.newInputStream(pack));
        List<Picture> after = FramePack.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(after).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(after.get(i).png()).isEqualTo(before.get(i).png());
            Frame frame = before.get(i).frame();
            Face face = i == 1 ? FACE : null;
            assertThat(after.get(i).frame())
                    .isEqualTo(new Frame(
                            frame.atMs(),
                            frame.width(),
                            frame.height(),
                            frame.region(),
                            face,
                            face == null ? 0 : 1,
                            frame.image()));
        }
    }

    @Test
    void aFaceWithoutATimeIsThatOfEveryFrame() throws Exception {
        assertThat(at(OptionalInt.empty(), FACE.box()).of(FramePack.frames(pack())))
                .containsExactly(FACE, FACE, FACE);
    }

    @Test
    void whatDoesNotBelongToTheFileIsSaid() throws Exception {
        List<Frame> frames = FramePack.frames(pack());
        assertThatThrownBy(() -> at(OptionalInt.of(7), FACE.box()).of(frames))
                .isInstanceOf(OfAnother.class)
                .hasMessage("A box is given at 7 ms, and frames are looked at 0, 200, 400 ms.");
        assertThatThrownBy(() -> at(OptionalInt.of(0), new Box(-50, 0, 50, 90)).of(frames))
                .isInstanceOf(OfAnother.class)
                .hasMessageContaining("The box given for the frame at 0 ms lies outside of it; it has ");
    }

    private static GivenFaces at(OptionalInt ms, Box box) {
        return new GivenFaces(List.of(new Place(ms, Optional.of(new Face(1, box, List.of())))));
    }
}
