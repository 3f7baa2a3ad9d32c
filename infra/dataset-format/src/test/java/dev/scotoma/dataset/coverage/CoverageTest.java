package dev.scotoma.dataset.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.dataset.coverage.Coverage.Apart;
import dev.scotoma.dataset.coverage.Coverage.Value;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.ItemBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private final List<Item> items = new ArrayList<>();

    @Test
    void whatIsNeverShownIsToldFromWhatNobodyKnows() {
        add(3, "genuine", Map.of("light_dir", "even"));
        add(2, "attack", Map.of("light_dir", "side", "attack_type", "print"));
        add(1, "attack", Map.of());
        Coverage coverage = Coverage.of(items);
        assertThat(coverage.genuine()).isEqualTo(3);
        assertThat(coverage.attack()).isEqualTo(3);
        assertThat(coverage.people()).isEqualTo(6);
        Coverage.Axis light = axis(coverage, "light_dir");
        assertThat(light.values())
                .containsExactly(new Value("even", 3, 0, 3), new Value("side", 0, 2, 2), new Value("back", 0, 0, 0));
        assertThat(light.never()).containsExactly("back");
        assertThat(light.unknown()).isEqualTo(1);
        assertThat(axis(coverage, "distance").isKnown()).isFalse();
        assertThat(axis(coverage, "distance").never()).isEmpty();
        assertThat(axis(coverage, "attack_type").never())
                .doesNotContain("print")
                .contains("mask_soft");
    }

    @Test
    void aPersonIsCountedOnceForEachCondition() {
        add(1, "genuine", Map.of("camera", "laptop"));
        items.add(items.getFirst());
        assertThat(axis(Coverage.of(items), "camera").values()).contains(new Value("laptop", 2, 0, 1));
    }

    /** Twenty of each: five of both were expected, if one had nothing to do with the other. */
    @Test
    void conditionsThatNeverMeetAreTold() {
        add(10, "genuine", Map.of("light_dir", "even", "distance", "near"));
        add(10, "attack", Map.of("light_dir", "back", "distance", "far", "attack_type", "print"));
        assertThat(Coverage.of(items).apart())
                .contains(new Apart("truth=genuine", "light_dir=back"), new Apart("distance=near", "light_dir=back"))
                .doesNotContain(new Apart("truth=genuine", "attack_type=print"));
        items.removeLast();
        items.removeLast();
        assertThat(Coverage.of(items).apart()).as("too few to say so").isEmpty();
    }

    /** An axis or a value that one migration adds is added here as well. */
    @Test
    void theAxesAreThoseOfTheVocabulary() throws IOException {
        String sql = Files.readString(
                Path.of("../../migrations/src/main/resources/db/vocabulary/V1__roles_and_vocabulary.sql"));
        Map<String, List<String>> closed = new LinkedHashMap<>();
        Matcher axis = Pattern.compile("\\('(\\w+)', ARRAY\\[([^\\]]+)\\]\\)").matcher(sql);
        while (axis.find()) {
            closed.put(
                    axis.group(1),
                    List.of(axis.group(2)
                            .substring(1, axis.group(2).length() - 1)
                            .split("','", -1)));
        }
        assertThat(ClosedAxes.VALUES).containsExactlyEntriesOf(closed);
        assertThat(Item.AXES).containsAll(ClosedAxes.VALUES.keySet());
    }

    private static Coverage.Axis axis(Coverage coverage, String name) {
        return coverage.axes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void add(int count, String truth, Map<String, String> conditions) {
        for (int i = 0; i < count; i++) {
            String person = "p_" + items.size();
            items.add(ItemBuilder.builder()
                    .id("s_" + items.size())
                    .participant(person)
                    .depicted(person)
                    .split("train")
                    .truth(truth)
                    .prescribedKind(truth)
                    .declaredKind(truth)
                    .prescribedAttackType("none")
                    .instrument(null)
                    .attempt(1)
                    .campaign("c_1")
                    .recordedOn("2026-12-01")
                    .mayBeShared(true)
                    .conditions(conditions)
                    .mediaPath("media/x")
                    .mediaSha256("x")
                    .mediaBytes(1)
                    .container(null)
                    .codec(null)
                    .durationMs(null)
                    .evidence(Item.NOT_TOLD)
                    .build());
        }
    }
}
