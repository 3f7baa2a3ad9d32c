package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountersTest {
    private record Row(int person, int error, List<@Nullable String> values) {}

    @Test
    void everyConjunctionIsCountedAsARecountOfTheRowsCountsIt() {
        List<Row> rows = random(new Random(3), 400, 60);
        var counted = new TreeMap<String, Tally>();
        new Counters(observations(rows))
                .upTo(3, 1, cell -> counted.put(names(cell.conditions(observations(rows))), cell.tally()));
        assertThat(counted).isEqualTo(recounted(rows)).hasSizeGreaterThan(100);
    }

    @Test
    void belowTheSupportNothingLongerIsCountedAndEveryThinCellIsTold() {
        List<Row> rows = random(new Random(5), 300, 40);
        var observations = observations(rows);
        Map<String, Tally> all = recounted(rows);
        var counted = new TreeMap<String, Tally>();
        var thin = new TreeMap<String, Integer>();
        new Counters(observations).upTo(3, 20, new Counting.Visitor() {
            @Override
            public void cell(Cell cell) {
                counted.put(names(cell.conditions(observations)), cell.tally());
            }

            @Override
            public void thin(int[] axes, short[] codes, int n) {
                thin.put(names(Cell.conditions(observations.axes(), axes, codes)), n);
            }
        });
        assertThat(all.entrySet()).containsAll(counted.entrySet());
        all.forEach((name, tally) -> {
            if (tally.rows() >= 20) {
                assertThat(counted).containsKey(name);
            }
        });
        assertThat(counted.size()).isLessThan(all.size());
        assertThat(thin)
                .isNotEmpty()
                .allSatisfy((name, n) -> assertThat(n)
                        .isEqualTo(all.containsKey(name) ? all.get(name).rows() : 0)
                        .isLessThan(20));
    }

    @Test
    void conjunctionsOfTheSameRowsHaveTheSameFingerprintAndOthersNot() {
        var rows = Observations.of("a", "twin", "b");
        for (int i = 0; i < 60; i++) {
            rows.add(i, 0, values("a" + i % 3, "t" + i % 3, "b" + i % 4));
        }
        var built = rows.build();
        Map<String, Long> fingerprints = new HashMap<>();
        new Counters(built).upTo(2, 1, cell -> fingerprints.put(names(cell.conditions(built)), cell.fingerprint()));
        assertThat(fingerprints.get("[a=a1]")).isEqualTo(fingerprints.get("[twin=t1]"));
        assertThat(fingerprints.get("[a=a1, twin=t1]")).isEqualTo(fingerprints.get("[twin=t1]"));
        assertThat(fingerprints.get("[a=a1]")).isNotEqualTo(fingerprints.get("[a=a2]"));
        assertThat(fingerprints.get("[a=a1, b=b1]")).isNotEqualTo(fingerprints.get("[a=a1]"));
    }

    @Test
    void anUnknownValueIsInNoCellAndAnAxisOfOneValueFormsNone() {
        var rows = Observations.of("a", "b", "c");
        rows.add("p", 1, values("x", null, "only"));
        rows.add("p", 0, values("y", "u", "only"));
        rows.add("q", 0, values("x", "v", null));
        var counted = new TreeMap<String, Integer>();
        var built = rows.build();
        new Counters(built)
                .upTo(
                        3,
                        1,
                        cell -> counted.put(
                                names(cell.conditions(built)), cell.tally().rows()));
        assertThat(counted)
                .isEqualTo(Map.of("[a=x]", 2, "[a=y]", 1, "[b=u]", 1, "[b=v]", 1, "[a=x, b=v]", 1, "[a=y, b=u]", 1));
    }

    @Test
    void whatCannotBeCountedIsRefusedByName() {
        var rows = Observations.of("id", "other");
        for (int i = 0; i < Counters.MOST_VALUES; i++) {
            rows.add(i, 0, values("v" + i, "x"));
        }
        assertThatThrownBy(() -> rows.add(1, 0, values("one too many", "x")))
                .hasMessage("the axis id has more than 1000 values");
        assertThatThrownBy(() -> rows.add(1, 1.5, values("v1", "x")))
                .hasMessageContaining("1.5 is not between 0 and 1");
        assertThatThrownBy(() -> rows.add(1, Double.NaN, values("v1", "x"))).hasMessageContaining("NaN");
        assertThatThrownBy(() -> rows.add(1, 1, values("v1"))).hasMessageContaining("1 values for 2 axes");
    }

    /** By strings and maps, one conjunction at a time: nothing shared with the counters. */
    private static Map<String, Tally> recounted(List<Row> rows) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (int mask = 1; mask < 16; mask++) {
            if (Integer.bitCount(mask) > 3) {
                continue;
            }
            Map<String, Map<Integer, int[]>> cells = new HashMap<>();
            for (Row row : rows) {
                List<String> held = new ArrayList<>();
                for (int axis = 0; axis < 4; axis++) {
                    if ((mask >> axis & 1) == 1 && row.values().get(axis) != null) {
                        held.add("axis" + axis + "=" + row.values().get(axis));
                    }
                }
                if (held.size() == Integer.bitCount(mask)) {
                    int[] ofPerson = cells.computeIfAbsent(held.toString(), first -> new HashMap<>())
                            .computeIfAbsent(row.person(), first -> new int[2]);
                    ofPerson[0]++;
                    ofPerson[1] += row.error();
                }
            }
            cells.forEach((name, people) -> tallies.put(
                    name,
                    new Tally(
                            people.values().stream().mapToInt(p -> p[0]).sum(),
                            people.values().stream().mapToInt(p -> p[1]).sum(),
                            people.size(),
                            people.values().stream().mapToInt(p -> p[0] * p[0]).sum(),
                            people.values().stream().mapToInt(p -> p[0] * p[1]).sum(),
                            people.values().stream().mapToInt(p -> p[1] * p[1]).sum())));
        }
        return tallies;
    }

    private static List<Row> random(Random random, int rows, int people) {
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<@Nullable String> values = new ArrayList<>();
            for (int axis = 0; axis < 4; axis++) {
                int value = random.nextInt(-1, 2 + axis);
                values.add(value < 0 ? null : "v" + value);
            }
            made.add(new Row(random.nextInt(people), random.nextInt(2), values));
        }
        return made;
    }

    private static Observations observations(List<Row> rows) {
        var made = Observations.of("axis0", "axis1", "axis2", "axis3");
        rows.forEach(row -> made.add(row.person(), row.error(), row.values()));
        return made.build();
    }

    private static String names(List<Condition> conditions) {
        return conditions.toString();
    }

    private static List<@Nullable String> values(@Nullable String... values) {
        List<@Nullable String> list = new ArrayList<>();
        Collections.addAll(list, values);
        return list;
    }
}
