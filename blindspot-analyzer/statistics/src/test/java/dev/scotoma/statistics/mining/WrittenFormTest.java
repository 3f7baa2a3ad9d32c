package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.mining.Edges.Edge;
import dev.scotoma.statistics.mining.Restriction.Between;
import dev.scotoma.statistics.mining.Restriction.NoneOf;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import dev.scotoma.statistics.mining.Restriction.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenFormTest {
    private static final Values RANGE = new Between(new Edges(
            Optional.of(new Edge(20, new Interval(19, 21))), Optional.of(new Edge(30, new Interval(29, 33)))));

    @Test
    void aValueIsItsTextAndEverythingElseAnObject() {
        assertThat(WrittenForm.write(new OneOf(List.of("far")))).isEqualTo("far");
        assertThat(WrittenForm.write(new OneOf(List.of("mid", "far")))).isEqualTo(Map.of("in", List.of("mid", "far")));
        assertThat(WrittenForm.write(new NoneOf(List.of("laptop")))).isEqualTo(Map.of("not", List.of("laptop")));
        assertThat(WrittenForm.write(RANGE))
                .isEqualTo(Map.of(
                        "from",
                        20.0,
                        "from_low",
                        19.0,
                        "from_high",
                        21.0,
                        "below",
                        30.0,
                        "below_low",
                        29.0,
                        "below_high",
                        33.0));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        for (Values values : List.of(
                new OneOf(List.of("")), new OneOf(List.of("mid", "far")), new NoneOf(List.of("laptop", "")), RANGE)) {
            assertThat(WrittenForm.read(WrittenForm.write(values))).isEqualTo(values);
        }
        assertThat(WrittenForm.read(Map.of("below", 7)))
                .as("an edge that nobody estimated is its own interval")
                .isEqualTo(new Between(new Edges(Optional.empty(), Optional.of(new Edge(7, new Interval(7, 7))))));
    }

    @Test
    void whatHasNoSuchFormIsRefused() {
        for (Object form : List.of(
                4,
                Map.of(),
                Map.of("in", List.of()),
                Map.of("in", "far"),
                Map.of("not", List.of(1)),
                Map.of("from", "x"))) {
            assertThatThrownBy(() -> WrittenForm.read(form)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
