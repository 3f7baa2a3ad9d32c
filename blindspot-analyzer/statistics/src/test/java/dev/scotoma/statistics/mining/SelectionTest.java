package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final double LEVEL = 1e-3;

    private final Map<String, Evidence> evidence = new TreeMap<>();
    private final Map<String, Evidence> bounds = new TreeMap<>();
    private final Set<String> tested = ConcurrentHashMap.newKeySet();

    @Test
    void ofEqualEvidenceTheFirstIsTakenWhateverTheBoundsSay() {
        candidate("short", 1e-9, 6, 7);
        candidate("shorter than most", 1e-9, 6, 9);
        assertThat(first()).isEqualTo("short");
    }

    @Test
    void theStrongestIsTakenWhereALooseBoundStandsBeforeIt() {
        candidate("weak", 1e-5, 4, 100);
        candidate("strong", 1e-12, 7, 7);
        candidate("none", 0.5, 1, 50);
        assertThat(first()).isEqualTo("strong");
    }

    @Test
    void whatCannotBeTheStrongestIsNotTested() {
        IntStream.range(0, 100).forEach(i -> candidate("weak %02d".formatted(i), 1e-5, 4, 5));
        candidate("strong", 1e-12, 7, 8);
        assertThat(first()).isEqualTo("strong");
        assertThat(tested).contains("strong").hasSizeLessThan(50);
    }

    @Test
    void whatMissesTheLevelForCertainIsNotTestedAndNothingIsChosen() {
        candidate("weak", 0.1, 2, 3);
        assertThat(chosen()).isEmpty();
        assertThat(tested).isEmpty();
    }

    /** Its bound has the p that belongs to its score. */
    private void candidate(String name, double p, double score, double most) {
        evidence.put(name, new Evidence(p, score));
        bounds.put(name, new Evidence(Math.min(p, Math.exp(-most * most / 2)), most));
    }

    private String first() {
        return chosen().getFirst();
    }

    private List<String> chosen() {
        List<String> names = List.copyOf(evidence.keySet());
        return new Selection<>(names, LEVEL, this::test, (one, other) -> false)
                .chosen().stream().map(Selection.Chosen::candidate).toList();
    }

    /** Where one is chosen there is nothing left to find. */
    private Selection.Test<String> test(List<String> given) {
        return new Selection.Test<>() {
            @Override
            public Evidence of(String candidate) {
                tested.add(candidate);
                return given.isEmpty() ? evidence.getOrDefault(candidate, Evidence.NONE) : Evidence.NONE;
            }

            @Override
            public Evidence atMost(String candidate) {
                return given.isEmpty() ? bounds.getOrDefault(candidate, Evidence.NONE) : Evidence.NONE;
            }
        };
    }
}
