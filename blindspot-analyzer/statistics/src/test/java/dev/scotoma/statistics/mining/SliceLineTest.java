package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SliceLineTest {
    /** 8 rows; a=x has 3 of the 4 errors in 4 rows, a=x and b=u both of its errors in 2 rows. */
    private static Observations rows() {
        var rows = Observations.of("a", "b");
        String[][] values = {
            {"x", "u"}, {"x", "u"}, {"x", "w"}, {"x", "w"}, {"y", "u"}, {"y", "u"}, {"y", "w"}, {"y", "w"}
        };
        double[] errors = {1, 1, 1, 0, 0, 0, 0, 1};
        for (int i = 0; i < 8; i++) {
            rows.add(i, errors[i], List.of(values[i]));
        }
        return rows.build();
    }

    @Test
    void theScoreIsThatOfThePaper() {
        // ē = .5. a=x: .9(.75/.5 − 1) − .1(8/4 − 1) = .35; a=x, b=u: .9(1/.5 − 1) − .1(8/2 − 1) = .6.
        var slices = SliceLine.top(rows(), 2, 2, 0.9, 10);
        assertThat(slices).extracting(slice -> slice.conditions().toString()).containsExactly("[a=x, b=u]", "[a=x]");
        assertThat(slices.get(0).score()).isCloseTo(0.6, within(1e-12));
        assertThat(slices.get(1).score()).isCloseTo(0.35, within(1e-12));
    }

    @Test
    void supportOrderAndCountLimitTheList() {
        assertThat(SliceLine.top(rows(), 2, 3, 0.9, 10)).hasSize(1);
        assertThat(SliceLine.top(rows(), 1, 1, 0.9, 10)).hasSize(1);
        assertThat(SliceLine.top(rows(), 2, 2, 0.9, 1)).hasSize(1);
        assertThatThrownBy(() -> SliceLine.top(rows(), 2, 1, 0, 1)).hasMessageContaining("alpha 0.0");
    }

    @Test
    void theListIsThatOfEveryConjunctionScoredByItself() {
        var random = new Random(9);
        var rows = Observations.of("a", "b", "c", "d");
        for (int i = 0; i < 500; i++) {
            rows.add(
                    i,
                    random.nextInt(4) == 0 ? 1 : 0,
                    random.ints(4, 0, 3).mapToObj(v -> "v" + v).toList());
        }
        var built = rows.build();
        Tally all = new Counters(built).all();
        var brute = new java.util.ArrayList<Double>();
        new Counters(built).upTo(3, 1, cell -> {
            double score = SliceLine.score(cell.tally(), all, 0.95);
            if (cell.tally().rows() >= 10 && cell.tally().sum() > 0 && score > 0) {
                brute.add(score);
            }
        });
        brute.sort(java.util.Comparator.reverseOrder());
        assertThat(SliceLine.top(built, 3, 10, 0.95, 20))
                .extracting(SliceLine.Slice::score)
                .containsExactlyElementsOf(brute.subList(0, Math.min(20, brute.size())))
                .isNotEmpty();
    }

    /**
     * Toy inputs with the answers that the tests of the Python package sliceline 0.2 state for them, a letter for each
     * row's value.
     */
    @Test
    void theToysOfThePythonPackageHaveItsAnswers() {
        Observations basic = toy("1111aaaa", "11111122", "11112211", "12345678", "33313121");
        assertThat(SliceLine.top(basic, 2, 1, 0.95, 2))
                .extracting(SliceLine.Slice::conditions)
                .containsExactly(conditions("1", "1", null, null), conditions(null, "1", null, "3"));
        assertThat(SliceLine.top(basic, 2, 1, 0.95, 2))
                .extracting(SliceLine.Slice::score)
                .usingElementComparator(SliceLineTest::nearly)
                .containsExactly(0.9, 13.0 / 15);

        Observations three = toy("111111aaaaaa", "111111221111", "111111112211", "111111111122", "123456789abc");
        assertThat(SliceLine.top(three, 3, 1, 0.95, 4))
                .extracting(SliceLine.Slice::conditions)
                .containsExactlyInAnyOrder(
                        conditions("1", "1", "1", null),
                        conditions(null, "1", "1", null),
                        conditions("1", null, "1", null),
                        conditions("1", "1", null, null))
                .startsWith(conditions("1", "1", "1", null));

        Observations four = toy(
                "11111111aaaaaaaa",
                "1111111122111111",
                "1111111111221111",
                "1111111111112211",
                "1111111111111122",
                "123456789abcdefg");
        assertThat(SliceLine.top(four, 4, 1, 0.95, 5))
                .extracting(SliceLine.Slice::conditions)
                .startsWith(conditions("1", "1", "1", "1", null))
                .hasSize(5)
                .contains(conditions(null, "1", "1", "1", null), conditions("1", "1", "1", null, null));

        Observations none =
                toy("aaaaaa111111aaa", "ggggggaaaaaaaaa", "bbbbbbbbbbbbfff", "hhhhcccchhhhhhh", "ddddddddddddeee");
        assertThat(SliceLine.top(none, 3, 7, 0.01, 2)).isEmpty();
    }

    private static int nearly(double one, double other) {
        return Math.abs(one - other) < 1e-12 ? 0 : Double.compare(one, other);
    }

    /** @param errors 1 for an error, a for none */
    private static Observations toy(String errors, String... columns) {
        var rows = Observations.of(
                IntStream.range(0, columns.length).mapToObj(axis -> "a" + axis).toArray(String[]::new));
        for (int row = 0; row < errors.length(); row++) {
            int at = row;
            rows.add(
                    row,
                    errors.charAt(row) == '1' ? 1 : 0,
                    Stream.of(columns)
                            .map(column -> column.substring(at, at + 1))
                            .toList());
        }
        return rows.build();
    }

    private static List<Condition> conditions(@Nullable String... values) {
        return IntStream.range(0, values.length)
                .boxed()
                .flatMap(axis -> Stream.ofNullable(values[axis]).map(value -> new Condition("a" + axis, value)))
                .toList();
    }
}
