package dev.scotoma.lab.benchmark;

import dev.scotoma.statistics.mining.Condition;
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

    List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            conditions.add(new Condition(Table.axis(axes.get(i)), Table.value(codes.get(i))));
        }
        return conditions;
    }
}
