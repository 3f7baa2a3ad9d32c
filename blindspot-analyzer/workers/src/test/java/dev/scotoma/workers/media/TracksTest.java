package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planted boxes: a face is a square around a place on one line. */
class TracksTest {
    private final List<List<Face>> looks = new ArrayList<>();

    @Test
    void nobodyHasNoTrack() {
        look();
        assertThat(followed().ofTheSession()).isEmpty();
    }

    @Test
    void theFaceStaysTheSameWhileAnotherGrowsWiderThanIt() {
        List<Face> expected = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Face near = face(150, 160 - 2 * i);
            expected.add(near);
            look(face(450, 90 + 4 * i), near);
        }
        assertThat(looks.getLast().getFirst().box().width())
                .isGreaterThan(expected.getLast().box().width());
        assertThat(ofTheSession()).isEqualTo(expected);
    }

    @Test
    void facesThatPassEachOtherKeepTheirTracks() {
        List<Face> expected = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Face right = face(100 + 25 * i, 140);
            expected.add(right);
            look(face(475 - 25 * i, 80), right);
        }
        assertThat(ofTheSession()).isEqualTo(expected);
    }

    @Test
    void aLookThatMissesTheFaceIsAGapInItsTrackEvenWhenItShowsAnother() {
        look(face(150, 120), face(500, 60));
        look(face(505, 60));
        look();
        look(face(160, 120), face(510, 60));
        assertThat(ofTheSession()).isEqualTo(Arrays.asList(face(150, 120), null, null, face(160, 120)));
    }

    @Test
    void whoEntersElsewhereAfterAFaceLeftIsSomebodyElse() {
        look(face(100, 100));
        look(face(60, 100));
        look(face(500, 110));
        look(face(480, 110));
        look(face(470, 110));
        assertThat(ofTheSession()).isEqualTo(Arrays.asList(null, null, face(500, 110), face(480, 110), face(470, 110)));
    }

    @Test
    void whoAppearsNearbyInAnotherSizeIsSomebodyElse() {
        look(face(100, 200));
        look(face(300, 60));
        assertThat(ofTheSession()).isEqualTo(Arrays.asList(face(100, 200), null));
    }

    @Test
    void aFaceThatMovesByMoreThanItsWidthIsFollowed() {
        look(face(100, 100));
        look(face(230, 104));
        look(face(360, 108));
        look(face(490, 112));
        assertThat(ofTheSession()).isEqualTo(looks.stream().map(List::getFirst).toList());
    }

    @Test
    void aFaceThatOverlapsWithItselfIsPreferredToANearOne() {
        look(face(200, 100));
        look(face(245, 52), face(260, 100));
        assertThat(ofTheSession()).isEqualTo(List.of(face(200, 100), face(260, 100)));
    }

    @Test
    void aNearFaceThatStaysOutweighsANearerOneThatPasses() {
        look(face(150, 100));
        look(face(150, 100), face(480, 160));
        look(face(150, 100));
        look(face(150, 100));
        assertThat(ofTheSession()).isEqualTo(List.of(face(150, 100), face(150, 100), face(150, 100), face(150, 100)));
    }

    @Test
    void aPosterThatIsAlwaysThereDoesNotOutweighThePersonBeforeIt() {
        look(face(550, 40));
        look(face(550, 40), face(200, 120));
        look(face(550, 40), face(200, 120));
        look(face(550, 40));
        assertThat(ofTheSession()).isEqualTo(Arrays.asList(null, face(200, 120), face(200, 120), null));
    }

    private void look(Face... faces) {
        looks.add(List.of(faces));
    }

    private Tracks followed() {
        Tracks tracks = new Tracks();
        looks.forEach(tracks::add);
        return tracks;
    }

    private List<Face> ofTheSession() {
        Map<Integer, Face> found = followed().ofTheSession();
        List<Face> faces = new ArrayList<>();
        for (int look = 0; look < looks.size(); look++) {
            faces.add(found.get(look));
        }
        return faces;
    }

    private static Face face(double centre, double width) {
        return new Face(0.9, new Box(centre - width / 2, 240 - width / 2, width, width), List.of());
    }
}
