package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.DeviceFailure.OutOfMemory;
import dev.scotoma.workers.inference.Network.Unusable;
import java.util.Arrays;

/**
 * Runs frames in portions that fit into a memory whose size nobody knows. A portion that does not fit is halved, and
 * none is larger from then on.
 */
final class Portions {
    private int most;

    Portions(int most) {
        this.most = most;
    }

    interface Run {
        /** The numbers of the frames from {@code from} to before {@code to}. */
        float[] run(int from, int to) throws Unusable, DeviceFailure;
    }

    /**
     * Runs all frames.
     *
     * @return what the runs give, one behind the other
     * @throws OutOfMemory when not even one frame fits
     */
    float[] all(int frames, Run run) throws Unusable, DeviceFailure {
        float[] all = {};
        for (int from = 0; from < frames; ) {
            int to = Math.min(frames, from + most);
            try {
                float[] some = run.run(from, to);
                int length = all.length;
                all = Arrays.copyOf(all, length + some.length);
                System.arraycopy(some, 0, all, length, some.length);
                from = to;
            } catch (OutOfMemory full) {
                if (to - from == 1) {
                    throw full;
                }
                most = (to - from) / 2;
            }
        }
        return all;
    }

    /** How many frames fit at a time, as far as is known. */
    int most() {
        return most;
    }
}
