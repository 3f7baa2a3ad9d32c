package dev.scotoma.lab.benchmark;

import dev.scotoma.statistics.mining.Restriction;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import java.util.ArrayList;
import java.util.List;

/**
 * A weakness that a table has: where its conditions hold, the odds of an error are so many times higher.
 *
 * @param axes by number, ascending
 * @param codes of the values on them
 */
record Planted(List<Integer> axes, List<Integer> codes, double odds) {
    boolean holds(byte[] values) {
        for (int i = 0; i < axes.size(); i++) {
            if (values[axes.get(i)] != codes.get(i)) {
                return false;
            }
        }
        return true;
    }

    List<Restriction> where() {
        List<Restriction> where = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            where.add(new Restriction(Table.axis(axes.get(i)), new OneOf(List.of(Table.value(codes.get(i))))));
        }
        return where;
    }
}
