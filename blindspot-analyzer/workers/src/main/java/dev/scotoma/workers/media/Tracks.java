package dev.scotoma.workers.media;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows faces from look to look. A face goes on where it overlaps most with where it was. One that overlaps with
 * nothing goes on at the nearest place within reach, if it has about its size there. A face that is not found for a
 * while keeps its track.
 */
final class Tracks {
    /** From this intersection over union on two boxes are the same face, wherever else one lies near. */
    private static final double SAME_FACE = 0.2;

    /** A face moves at most so many of its widths while nobody looks. Whoever appears farther away is somebody else. */
    private static final double REACH = 1.5;

    /** From this ratio of the narrower to the wider on two boxes have about the same size. */
    private static final double SAME_SIZE = 0.5;

    private final List<Track> tracks = new ArrayList<>();
    private int looks;

    /** One face at the looks that show it. */
    private static final class Track {
        private final Map<Integer, Face> faces = new HashMap<>();
        private Face last;
        private double area;

        private Track(int look, Face face) {
            last = face;
            add(look, face);
        }

        private void add(int look, Face face) {
            faces.put(look, face);
            last = face;
            area += face.box().width() * face.box().height();
        }

        /**
         * How much the face is like a box: 1 to 2 for boxes that overlap, below 1 for those within reach, 0 for another
         * face.
         */
        private double likeness(Box now) {
            Box before = last.box();
            double overlap = Anchors.overlap(before, now);
            if (overlap >= SAME_FACE) {
                return 1 + overlap;
            }
            double narrower = Math.min(before.width(), now.width());
            double wider = Math.max(before.width(), now.width());
            double moved = Math.hypot(
                            now.x() + now.width() / 2 - before.x() - before.width() / 2,
                            now.y() + now.height() / 2 - before.y() - before.height() / 2)
                    / wider;
            return narrower < SAME_SIZE * wider ? 0 : Math.max(0, 1 - moved / REACH);
        }
    }

    private record Match(Track track, Face face, double likeness) {}

    /** Adds the faces of the next look. */
    void add(List<Face> faces) {
        Set<Track> taken = new HashSet<>();
        Set<Face> placed = new HashSet<>();
        for (Match match : bestFirst(faces)) {
            if (!taken.contains(match.track) && placed.add(match.face)) {
                taken.add(match.track);
                match.track.add(looks, match.face);
            }
        }
        for (Face face : faces) {
            if (placed.add(face)) {
                tracks.add(new Track(looks, face));
            }
        }
        looks++;
    }

    private List<Match> bestFirst(List<Face> faces) {
        List<Match> matches = new ArrayList<>();
        for (Track track : tracks) {
            for (Face face : faces) {
                double likeness = track.likeness(face.box());
                if (likeness > 0) {
                    matches.add(new Match(track, face, likeness));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::likeness).reversed());
        return matches;
    }

    /**
     * The face of the session, by the number of each look, from 0, that found it. It is the face with the largest area
     * over all looks, because it is near and there for long.
     */
    Map<Integer, Face> ofTheSession() {
        return tracks.stream()
                .max(Comparator.comparingDouble(track -> track.area))
                .map(track -> track.faces)
                .orElse(Map.of());
    }
}
