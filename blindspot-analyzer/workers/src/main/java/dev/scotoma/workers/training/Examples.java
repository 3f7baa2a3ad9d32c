package dev.scotoma.workers.training;

import dev.scotoma.workers.training.FeatureStore.Stored;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Recordings of one split with the features of their frames, which stay in their files until they are asked for. */
final class Examples {
    private final List<Example> all;
    private final int[] firstRow;

    record Example(Recording recording, Stored features) {}

    /** @param all those without a frame that has a face are left out */
    Examples(List<Example> all) {
        this.all = all.stream().filter(example -> example.features().rows() > 0).toList();
        this.firstRow = new int[this.all.size() + 1];
        for (int i = 0; i < this.all.size(); i++) {
            firstRow[i + 1] =
                    Math.addExact(firstRow[i], this.all.get(i).features().rows());
        }
    }

    List<Example> all() {
        return all;
    }

    int rows() {
        return firstRow[all.size()];
    }

    /** Whose frame a row is. */
    Recording recording(int row) {
        return all.get(index(row)).recording();
    }

    void read(int row, float[] into, int at) throws IOException {
        int index = index(row);
        all.get(index).features().read(row - firstRow[index], into, at);
    }

    private int index(int row) {
        int found = Arrays.binarySearch(firstRow, row);
        return found >= 0 ? found : -found - 2;
    }
}
