package dev.scotoma.blindspot.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** P(attribute present) of every frame and head; NaN where a frame gave none, for example because it shows no face. */
public final class FrameScores {
    private final List<Integer> atMs;
    private final int heads;
    private final float[] probabilities;

    /**
     * @param atMs time of each frame in its recording
     * @param probabilities row-major, frames × heads
     */
    public FrameScores(List<Integer> atMs, int heads, float... probabilities) {
        if (heads < 1 || probabilities.length != atMs.size() * heads) {
            throw new IllegalArgumentException(
                    atMs.size() + " frames of " + heads + " heads are not " + probabilities.length + " numbers.");
        }
        for (float p : probabilities) {
            if (!Float.isNaN(p) && !(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException(p + " is no probability.");
            }
        }
        this.atMs = List.copyOf(atMs);
        this.heads = heads;
        this.probabilities = probabilities.clone();
    }

    /** The inverse of {@link #bytes}. */
    public static FrameScores of(List<Integer> atMs, int heads, byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new FrameScores(atMs, heads, values);
    }

    public List<Integer> atMs() {
        return atMs;
    }

    public int frames() {
        return atMs.size();
    }

    public int heads() {
        return heads;
    }

    public float probability(int frame, int head) {
        return probabilities[frame * heads + head];
    }

    /** Little-endian float32 in row order. */
    public byte[] bytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(probabilities.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(probabilities);
        return bytes.array();
    }
}
