package dev.scotoma.lab.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Changes that leave every attribute as it was: mirrored, shifted and zoomed, other gain per channel, a little dropout.
 */
final class Augmentation {
    private static final int SIDE = ClipFrames.SIDE;

    private Augmentation() {}

    /** Writes a changed copy of {@code frame} at {@code offset} of {@code batch}. */
    static void put(byte[] frame, byte[] batch, int offset, RandomGenerator random) {
        boolean mirrored = random.nextBoolean();
        double zoom = random.nextDouble(0.8, 1.05);
        double left = (SIDE - SIDE * zoom) * random.nextDouble();
        double top = (SIDE - SIDE * zoom) * random.nextDouble();
        double lift = random.nextDouble(-20, 20);
        double[] gain = new double[3];
        double common = random.nextDouble(0.8, 1.2);
        for (int c = 0; c < 3; c++) {
            gain[c] = common * random.nextDouble(0.93, 1.07);
        }
        for (int y = 0; y < SIDE; y++) {
            int fromRow = clamp((int) (top + y * zoom), SIDE - 1) * SIDE;
            for (int x = 0; x < SIDE; x++) {
                int column = clamp((int) (left + x * zoom), SIDE - 1);
                int from = 3 * (fromRow + (mirrored ? SIDE - 1 - column : column));
                int to = offset + 3 * (y * SIDE + x);
                for (int c = 0; c < 3; c++) {
                    batch[to + c] = (byte) clamp((int) ((frame[from + c] & 255) * gain[c] + lift), 255);
                }
            }
        }
        if (random.nextDouble() < 0.15) {
            drop(batch, offset, random.nextInt(SIDE - 12), random.nextInt(SIDE - 12));
        }
    }

    /** A small grey patch: too small to count as something hidden. */
    private static void drop(byte[] batch, int offset, int left, int top) {
        for (int y = top; y < top + 12; y++) {
            int row = offset + 3 * (y * SIDE + left);
            Arrays.fill(batch, row, row + 36, (byte) 128);
        }
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
