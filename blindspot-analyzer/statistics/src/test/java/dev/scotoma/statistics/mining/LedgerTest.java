package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final List<Axis> AXES = List.of(axis("a", 3), axis("b", 4), axis("c", 2), axis("d", 25));

    /** What one participant recorded. */
    private static final class Recorded {
        private final short[][] codes;
        private final double[] outcomes;

        Recorded(short[][] codes, double[] outcomes) {
            this.codes = codes;
            this.outcomes = outcomes;
        }
    }

    @Test
    void itCountsWhatTheCountersCount() {
        List<Recorded> people = people(1, 60);
        Map<Set<Condition>, Tally> counted = new HashMap<>();
        Observations rows = observations(people);
        var counters = new Counters(rows);
        counted.put(Set.of(), counters.all());
        counters.upTo(3, 1, cell -> counted.put(Set.copyOf(cell.conditions(rows)), cell.tally()));
        assertThat(tallies(ledger(people))).isEqualTo(counted).hasSizeGreaterThan(300);
        var ofRows = new Ledger(rows.axes());
        ofRows.addAll(rows);
        assertThat(tallies(ofRows)).isEqualTo(counted);
    }

    @Test
    void anUpdateOfWhoRecordedMoreEqualsARecount() {
        List<Recorded> before = people(2, 80);
        Ledger ledger = ledger(before);
        List<Recorded> after = new ArrayList<>(before);
        List<Recorded> more = people(3, 80);
        for (int person = 0; person < 80; person += 3) {
            Recorded both = joined(before.get(person), more.get(person));
            ledger.replace(before.get(person).codes, before.get(person).outcomes, both.codes, both.outcomes);
            after.set(person, both);
        }
        // Somebody withdrew.
        Recorded gone = after.remove(0);
        ledger.remove(gone.codes, gone.outcomes);
        assertThat(tallies(ledger)).isEqualTo(tallies(ledger(after)));
    }

    @Test
    void anOutcomeThatIsCorrectedEqualsARecount() {
        List<Recorded> before = people(5, 40);
        Ledger ledger = ledger(before);
        List<Recorded> after = new ArrayList<>(before);
        Recorded wrong = before.get(7);
        double[] corrected = wrong.outcomes.clone();
        corrected[0] = 1 - corrected[0];
        ledger.replace(wrong.codes, wrong.outcomes, wrong.codes, corrected);
        after.set(7, new Recorded(wrong.codes, corrected));
        assertThat(tallies(ledger)).isEqualTo(tallies(ledger(after)));
    }

    @Test
    void ledgersOfDifferentPeopleAddUp() {
        List<Recorded> people = people(4, 90);
        Ledger merged = ledger(people.subList(0, 30));
        merged.merge(ledger(people.subList(30, 31)));
        merged.merge(ledger(people.subList(31, 90)));
        assertThat(tallies(merged)).isEqualTo(tallies(ledger(people)));
        assertThatThrownBy(() -> merged.merge(new Ledger(AXES.subList(0, 2)))).hasMessageContaining("do not add up");
    }

    private static Axis axis(String name, int values) {
        List<String> all = new ArrayList<>();
        for (int value = 0; value < values; value++) {
            all.add(name + value);
        }
        return new Axis(name, all);
    }

    /** One of eight values is unknown. */
    private static List<Recorded> people(long seed, int count) {
        var random = new Random(seed);
        List<Recorded> people = new ArrayList<>();
        for (int person = 0; person < count; person++) {
            int rows = 1 + random.nextInt(5);
            short[][] codes = new short[rows][AXES.size()];
            for (short[] row : codes) {
                for (int axis = 0; axis < row.length; axis++) {
                    row[axis] = (short)
                            (random.nextInt(8) == 0
                                    ? -1
                                    : random.nextInt(AXES.get(axis).size()));
                }
            }
            people.add(
                    new Recorded(codes, random.ints(rows, 0, 2).asDoubleStream().toArray()));
        }
        return people;
    }

    private static Recorded joined(Recorded one, Recorded other) {
        List<short[]> codes = new ArrayList<>(List.of(one.codes));
        Collections.addAll(codes, other.codes);
        double[] outcomes = new double[codes.size()];
        System.arraycopy(one.outcomes, 0, outcomes, 0, one.outcomes.length);
        System.arraycopy(other.outcomes, 0, outcomes, one.outcomes.length, other.outcomes.length);
        return new Recorded(codes.toArray(short[][]::new), outcomes);
    }

    private static Ledger ledger(List<Recorded> people) {
        var ledger = new Ledger(AXES);
        people.forEach(person -> ledger.add(person.codes, person.outcomes));
        return ledger;
    }

    private static Map<Set<Condition>, Tally> tallies(Ledger ledger) {
        Map<Set<Condition>, Tally> tallies = new HashMap<>();
        ledger.each(counted -> tallies.put(new HashSet<>(counted.conditions()), counted.tally()));
        return tallies;
    }

    private static Observations observations(List<Recorded> people) {
        var rows = Observations.of("a", "b", "c", "d");
        for (int person = 0; person < people.size(); person++) {
            Recorded recorded = people.get(person);
            for (int row = 0; row < recorded.outcomes.length; row++) {
                List<String> values = new ArrayList<>();
                for (int axis = 0; axis < AXES.size(); axis++) {
                    short code = recorded.codes[row][axis];
                    values.add(code < 0 ? null : AXES.get(axis).values().get(code));
                }
                rows.add(person, recorded.outcomes[row], values);
            }
        }
        return rows.build();
    }
}
