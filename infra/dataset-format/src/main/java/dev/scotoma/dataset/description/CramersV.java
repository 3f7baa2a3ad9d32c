package dev.scotoma.dataset.description;

/**
 * How far two things that people are go together, from 0 (not at all) to 1, by Cramér's V with Bergsma's correction: the plain V of 2000
 * people and 19 degrees of freedom is about .10 where nothing goes together. The interval is that of the noncentral chi-square
 * distribution: all values under which the table would not be an unusual one.
 *
 * @param people on whom it rests
 * @param low lower end of the 95% interval
 * @param high upper end of it
 */
public record CramersV(double estimate, double low, double high, double people) {
    private static final double TAIL = .025;

    /**
     * @param table people by row and column, each counted once; whoever is in two columns counts in each by their share. Rows and columns
     *     without anybody are passed over
     * @return NaN where fewer than two rows or columns hold anybody
     */
    static CramersV of(double[][] table) {
        double n = 0;
        double[] rows = new double[table.length];
        double[] columns = new double[table.length == 0 ? 0 : table[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                rows[row] += table[row][column];
                columns[column] += table[row][column];
                n += table[row][column];
            }
        }
        int r = held(rows);
        int c = held(columns);
        if (r < 2 || c < 2) {
            return new CramersV(Double.NaN, Double.NaN, Double.NaN, n);
        }
        double chiSquare = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                double expected = rows[row] * columns[column] / n;
                if (expected > 0) {
                    double difference = table[row][column] - expected;
                    chiSquare += difference * difference / expected;
                }
            }
        }
        int freedom = (r - 1) * (c - 1);
        int smaller = Math.min(r, c) - 1;
        double corrected = Math.max(0, chiSquare / n - freedom / (n - 1));
        double sides = Math.min(r - square(r - 1) / (n - 1), c - square(c - 1) / (n - 1)) - 1;
        return new CramersV(
                sides <= 0 ? 0 : Math.min(1, Math.sqrt(corrected / sides)),
                bound(chiSquare, freedom, 1 - TAIL, n * smaller),
                bound(chiSquare, freedom, TAIL, n * smaller),
                n);
    }

    private static int held(double[] sums) {
        int held = 0;
        for (double sum : sums) {
            held += sum > 0 ? 1 : 0;
        }
        return held;
    }

    private static double square(double x) {
        return x * x;
    }

    /** V of the noncentrality under which a chi-square of at most this one has the given probability. */
    private static double bound(double chiSquare, int freedom, double probability, double scale) {
        if (NoncentralChiSquare.cumulative(chiSquare, freedom, 0) <= probability) {
            return 0;
        }
        double low = 0;
        double high = 2 * chiSquare + 50;
        while (NoncentralChiSquare.cumulative(chiSquare, freedom, high) > probability) {
            high *= 2;
        }
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (NoncentralChiSquare.cumulative(chiSquare, freedom, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.min(1, Math.sqrt(high / scale));
    }
}
