package dev.scotoma.statistics.mining;

/**
 * The rows in the order of their clusters, and within a cluster in the order in which they came, by a counting sort.
 */
final class ClusterOrder {
    private final int[] order;

    /** @param clusters numbers from 0 to below {@code clusterCount} */
    ClusterOrder(int[] clusters, int clusterCount) {
        int[] next = new int[clusterCount + 1];
        for (int cluster : clusters) {
            next[cluster + 1]++;
        }
        for (int cluster = 1; cluster < next.length; cluster++) {
            next[cluster] += next[cluster - 1];
        }
        order = new int[clusters.length];
        for (int row = 0; row < order.length; row++) {
            order[next[clusters[row]]++] = row;
        }
    }

    /** Sorts a column where it lies. */
    void apply(short[] column) {
        short[] before = column.clone();
        for (int row = 0; row < order.length; row++) {
            column[row] = before[order[row]];
        }
    }

    double[] of(double[] column) {
        double[] sorted = new double[order.length];
        for (int row = 0; row < order.length; row++) {
            sorted[row] = column[order[row]];
        }
        return sorted;
    }

    int[] of(int[] column) {
        int[] sorted = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            sorted[row] = column[order[row]];
        }
        return sorted;
    }
}
