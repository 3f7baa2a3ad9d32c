package dev.scotoma.workers.scoring;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody else says that the face is in a file, in the place of our detector.
 *
 * @param places a place without a time is that of every frame of the file, and then is the only one
 */
public record GivenFaces(List<Place> places) {
    public GivenFaces {
        places = List.copyOf(places);
    }

    /**
     * The face of a frame.
     *
     * @param atMs milliseconds after the first frame of the recording; empty for every frame
     * @param face empty where the frame has none
     */
    public record Place(OptionalInt atMs, Optional<Face> face) {}

    /** Says that the faces are not those of the file, in a sentence. */
    static final class OfAnother extends IOException {
        OfAnother(String why) {
            super(why);
        }
    }

    boolean haveEyes() {
        return places.stream()
                .flatMap(place -> place.face().stream())
                .allMatch(face -> face.landmarks().size() >= 2);
    }

    /** The face of each frame. */
    List<@Nullable Face> of(List<Frame> frames) throws OfAnother {
        List<@Nullable Face> faces = new ArrayList<>();
        for (Frame frame : frames) {
            Face face = places.stream()
                    .filter(place -> place.atMs().isEmpty() || place.atMs().getAsInt() == frame.atMs())
                    .findFirst()
                    .flatMap(Place::face)
                    .orElse(null);
            if (face != null && isOutside(face.box(), frame)) {
                throw new OfAnother("The box given for the frame at %d ms lies outside of it; it has %d × %d pixels."
                        .formatted(frame.atMs(), frame.width(), frame.height()));
            }
            faces.add(face);
        }
        for (Place place : places) {
            if (place.atMs().isPresent()
                    && frames.stream()
                            .noneMatch(frame -> frame.atMs() == place.atMs().getAsInt())) {
                throw new OfAnother("A box is given at %d ms, and frames are looked at %s ms."
                        .formatted(
                                place.atMs().getAsInt(),
                                frames.stream().map(frame -> "" + frame.atMs()).collect(Collectors.joining(", "))));
            }
        }
        return faces;
    }

    private static boolean isOutside(Box box, Frame frame) {
        return box.x() >= frame.width()
                || box.y() >= frame.height()
                || box.x() + box.width() <= 0
                || box.y() + box.height() <= 0;
    }
}
