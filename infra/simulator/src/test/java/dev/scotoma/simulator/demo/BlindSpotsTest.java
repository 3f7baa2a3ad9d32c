package dev.scotoma.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scotoma.simulator.crowd.Cell;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlindSpotsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
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

    @Test
    void theLastRunOfTheSameSelectionIsTheOneToShow() throws IOException {
        JsonNode runs = runs(
                run(7, "'outcome':'bpcer'"),
                run(6, "'minSupport':100"),
                run(5, "'species':'paper_photo'"),
                run(4, "'attempts':'all'"),
                run(3, "'baseline':'pooled'"),
                run(2, "'totalAlpha':0.1"),
                run(1, ""),
                run(0, ""));
        assertThat(BlindSpots.last(runs, "apcer").orElseThrow().get("number").asInt())
                .isEqualTo(1);
        assertThat(BlindSpots.last(runs, "bpcer").orElseThrow().get("number").asInt())
                .isEqualTo(7);
        assertThat(BlindSpots.last(runs, "flips")).isEmpty();
    }

    @Test
    void aRunHoldsUntilASessionComes() throws IOException {
        JsonNode run = runs(run(1, "")).get(0);
        assertThat(BlindSpots.isComplete(run, Instant.parse("2026-01-01T11:59:59Z")))
                .isTrue();
        assertThat(BlindSpots.isComplete(run, Instant.parse("2026-01-01T12:00:00Z")))
                .isFalse();
        assertThat(BlindSpots.isComplete(run, Instant.MAX)).isFalse();
    }

    @Test
    void aRunThatLeftOutWhatWasStillWaitingDoesNotHold() throws IOException {
        Instant before = Instant.parse("2026-01-01T11:00:00Z");
        for (String waiting : List.of("not_decided", "not_scored")) {
            JsonNode run = runs(run(1, "'excluded':[{'reason':'" + waiting + "','sessions':1}]"))
                    .get(0);
            assertThat(BlindSpots.isComplete(run, before)).as(waiting).isFalse();
        }
        JsonNode rejected =
                runs(run(1, "'excluded':[{'reason':'rejected','sessions':9}]")).get(0);
        assertThat(BlindSpots.isComplete(rejected, before)).isTrue();
    }

    private static JsonNode runs(JsonNode... newestFirst) {
        return JSON.createArrayNode().addAll(List.of(newestFirst));
    }

    /** A run of the demo's own, but for what is said otherwise. */
    private static JsonNode run(int number, String otherwise) throws IOException {
        // Of two fields of one name the later one counts.
        String text =
                "{'number':" + number + ",'outcome':'apcer','species':null,'attempts':'first','baseline':'species',"
                        + "'minSupport':20,'totalAlpha':0.05,'excluded':[],'minedAt':'2026-01-01T12:00:00Z'"
                        + (otherwise.isEmpty() ? "" : "," + otherwise) + "}";
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static boolean shows(Map<String, String> reported, int plantedErrors, int reportedErrors) {
        return BlindSpots.shows(PLANTED, reported, plantedErrors, reportedErrors);
    }
}
