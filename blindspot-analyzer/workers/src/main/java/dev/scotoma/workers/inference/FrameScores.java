package dev.scotoma.workers.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * P(attribute present) of every frame and head. Where the manifest asks for slightly changed frames there is also that
 * of the head that decides for each of them. A number is NaN where there is none, for example because a frame shows no
 * face or was not changed.
 */
public final class FrameScores {
    private final List<Integer> atMs;
    private final int heads;
    private final int changes;
    private final float[] probabilities;
    private final float[] perturbed;
    private final String device;

    /**
     * Scores without changed frames.
     *
     * @param atMs the time of each frame in its recording
     * @param probabilities row-major, frames × heads
     */
    public FrameScores(List<Integer> atMs, int heads, float... probabilities) {
        this(atMs, heads, probabilities, 0, "");
    }

    private FrameScores(List<Integer> atMs, int heads, float[] values, int changes, String device) {
        int frames = atMs.size();
        if (heads < 1 || values.length != frames * (heads + changes)) {
            throw new IllegalArgumentException(frames + " frames of " + heads + " heads are not "
                    + (values.length - frames * changes) + " numbers.");
        }
        for (float p : values) {
            if (!Float.isNaN(p) && !(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException(p + " is no probability.");
            }
        }
        this.atMs = List.copyOf(atMs);
        this.heads = heads;
        this.changes = changes;
        this.probabilities = Arrays.copyOf(values, frames * heads);
        this.perturbed = Arrays.copyOfRange(values, frames * heads, values.length);
        this.device = device;
    }

    /**
     * These scores with those of changed frames.
     *
     * @param perturbed row-major, frames × changes
     */
    public FrameScores with(float... perturbed) {
        float[] values = Arrays.copyOf(probabilities, probabilities.length + perturbed.length);
        System.arraycopy(perturbed, 0, values, probabilities.length, perturbed.length);
        return new FrameScores(atMs, heads, values, perturbed.length / Math.max(1, frames()), device);
    }

    /** These scores, made on such a device. */
    public FrameScores on(String device) {
        float[] values = Arrays.copyOf(probabilities, probabilities.length + perturbed.length);
        System.arraycopy(perturbed, 0, values, probabilities.length, perturbed.length);
        return new FrameScores(atMs, heads, values, changes, device);
    }

    /** The inverse of {@link #bytes}. */
    public static FrameScores of(List<Integer> atMs, int heads, byte[] bytes) {
        return of(atMs, heads, 0, bytes);
    }

    /** The inverse of {@link #bytesWithPerturbed}. */
    static FrameScores of(List<Integer> atMs, int heads, int changes, byte[] bytes) {
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no numbers of 32 bits.");
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new FrameScores(atMs, heads, values, changes, "");
    }

    public List<Integer> atMs() {
        return atMs;
    }

    /** On what the networks ran, in which precision and by which library; empty where that is not known. */
    public String device() {
        return device;
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

    /** How many slightly changed frames each frame has; 0 where the manifest asks for none. */
    public int changes() {
        return changes;
    }

    /** P(attribute present) of the head that decides on a changed frame. */
    public float perturbed(int frame, int change) {
        return perturbed[frame * changes + change];
    }

    /** The probabilities as little-endian float32 in row order. */
    public byte[] bytes() {
        return bytes(probabilities.length);
    }

    /** The same, with those of the changed frames behind the others. */
    byte[] bytesWithPerturbed() {
        return bytes(probabilities.length + perturbed.length);
    }

    private byte[] bytes(int numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(probabilities).put(perturbed, 0, numbers - probabilities.length);
        return bytes.array();
    }
}
