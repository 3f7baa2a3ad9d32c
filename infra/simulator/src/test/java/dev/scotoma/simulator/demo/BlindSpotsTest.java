package dev.scotoma.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.simulator.crowd.Cell;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlindSpotsTest {
    private static final Map<String, String> PLANTED = Cell.PLANTED.values();

    @Test
    void thePlantedConjunctionIsThePlantedOneWhateverItsErrors() {
        assertThat(shows(Map.of("camera", "laptop", "light_dir", "back", "distance", "far"), 1, 1))
                .isTrue();
    }

    @Test
    void aPairOfItsConditionsShowsItWhenMostOfThePairsErrorsAreThePlantedOnes() {
        Map<String, String> pair = Map.of("light_dir", "back", "distance", "far");
        assertThat(shows(pair, 11, 20)).isTrue();
        assertThat(shows(pair, 10, 20)).isFalse();
    }

    @Test
    void aSingleConditionOfItIsTooWideToShowIt() {
        assertThat(shows(Map.of("camera", "laptop"), 20, 20)).isFalse();
    }

    @Test
    void aPartOfThePlantedCellIsAnotherOne() {
        assertThat(shows(Map.of("camera", "laptop", "light_dir", "back", "distance", "far", "noise", "high"), 20, 20))
                .isFalse();
    }

    @Test
    void aPairThatOnlyOverlapsItIsAnotherOne() {
        assertThat(shows(Map.of("camera", "laptop", "light_level", "dark"), 20, 20))
                .isFalse();
        assertThat(shows(Map.of("camera", "phone_front", "distance", "far"), 20, 20))
                .isFalse();
    }

    @Test
    void anUnrelatedOneIsAnotherOne() {
        assertThat(shows(Map.of("noise", "high", "fps", "<15"), 0, 20)).isFalse();
    }

    private static boolean shows(Map<String, String> reported, int plantedErrors, int reportedErrors) {
        return BlindSpots.shows(PLANTED, reported, plantedErrors, reportedErrors);
    }
}
