package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartitionTest {
    private static final int ROWS = 500;

    @Test
    void aPartitionHadFromAnotherIsTheOneHadFromTheRows() {
        var random = new Random(1);
        List<long[]> sets = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sets.add(set(random, 1 + random.nextInt(6)));
        }
        Partition around = new Partition(ROWS).by(sets.subList(0, 8));
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(sets, random);
            List<long[]> some = sets.subList(0, random.nextInt(sets.size() + 1));
            var anew = new Partition(ROWS);
            some.forEach(anew::divide);
            Partition had = around.by(some);
            assertThat(had.ofRow).isEqualTo(anew.ofRow);
            assertThat(had.members(some)).isDeepEqualTo(anew.members(some));
            around = round % 3 == 0 ? had : around;
        }
    }

    @Test
    void whatIsDividedOffLeavesTheOtherAsItWas() {
        var random = new Random(2);
        long[] one = set(random, 2);
        Partition around = new Partition(ROWS).divide(one);
        int[] before = around.ofRow.clone();
        around.by(List.of(one, set(random, 3)));
        around.by(List.of());
        around.copy().divide(set(random, 4));
        assertThat(around.ofRow).isEqualTo(before);
        assertThat(around.count()).isEqualTo(2);
    }

    private static long[] set(Random random, int oneIn) {
        long[] set = new long[(ROWS + 63) >> 6];
        for (int row = 0; row < ROWS; row++) {
            set[row >> 6] |= random.nextInt(oneIn) == 0 ? 1L << row : 0;
        }
        return set;
    }
}
