package dev.scotoma.labeling.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionNameTest {
    private static final Change ADDED = new Change(5, 0, 0, 0, 0, 0);
    private static final Change REMOVED = new Change(5, 1, 0, 0, 0, 0);

    @Test
    void namesThatMeanTheSameNumbersAreOneName() {
        for (String name : List.of("v1", "v01", "v1.0", "v1.0.0", "v001.00")) {
            assertThat(name(name)).isEqualTo(name("v1")).hasToString("v1");
        }
        assertThat(name("v2.1.0")).hasToString("v2.1");
        assertThat(name("v2.0.1")).hasToString("v2.0.1");
        assertThat(name("v0")).hasToString("v0");
    }

    @Test
    void whatIsNoVersionHasNoName() {
        for (String name :
                List.of("", "1", "v", "v1.", "v1.2.3.4", "v1/../v2", "v1\n", "../v1", "v1234567", "v-1", "v1%2F")) {
            assertThat(VersionName.of(name)).as(name).isEmpty();
        }
    }

    @Test
    void numbersAreComparedAsNumbers() {
        assertThat(name("v1.10")).isGreaterThan(name("v1.9.9"));
        assertThat(name("v2")).isGreaterThan(name("v1.10"));
    }

    @Test
    void whatIsRemovedOrChangedRaisesTheMajorNumberWhatIsAddedTheMinor() {
        assertThat(least("v1", ADDED)).hasToString("v1.1");
        assertThat(least("v1.4.2", ADDED)).hasToString("v1.5");
        assertThat(least("v1.4.2", REMOVED)).hasToString("v2");
        assertThat(least("v1.4.2", Change.NONE)).hasToString("v1.4.3");
        for (int part = 2; part < 6; part++) {
            var one = new Change(9, 0, part == 2 ? 1 : 0, part == 3 ? 1 : 0, part == 4 ? 1 : 0, part == 5 ? 1 : 0);
            assertThat(least("v1", one)).as(one.told()).hasToString("v2");
        }
    }

    @Test
    void numbersThatAreGivenAreNotGivenAgain() {
        assertThat(least("v1", ADDED, "v1.1", "v1.7.3", "v2.9")).hasToString("v1.8");
        assertThat(least("v1", REMOVED, "v1.1", "v3.2")).hasToString("v4");
        assertThat(least("v1", Change.NONE, "v1.0.4", "v1.1")).hasToString("v1.0.5");
    }

    @Test
    void aChangeIsToldInWords() {
        assertThat(new Change(1, 2, 1, 0, 0, 0).told())
                .isEqualTo("2 sessions are removed, 1 has other labels, 1 is added");
        assertThat(Change.NONE.told()).isEqualTo("no session is added, removed or changed");
    }

    private static VersionName name(String name) {
        return Objects.requireNonNull(VersionName.of(name).orElse(null), name);
    }

    private static VersionName least(String parent, Change change, String... taken) {
        return VersionName.least(
                name(parent),
                change,
                Stream.of(taken).map(VersionNameTest::name).toList());
    }
}
