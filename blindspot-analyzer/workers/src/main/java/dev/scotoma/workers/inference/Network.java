package dev.scotoma.workers.inference;

import ai.djl.MalformedModelException;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslateException;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Format;
import dev.scotoma.workers.manifest.Manifest.Output;
import dev.scotoma.workers.manifest.Manifest.Values;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One loaded network of an iteration. In half precision it also answers its first frames in 32 bits, which shows how
 * far the two are apart.
 */
final class Network implements AutoCloseable {
    private final Manifest.Network described;
    private final Output output;
    private final Readout readout;
    /** The last one is used. One before it is the same network in 32 bits. */
    private final Deque<Forward> forwards = new ArrayDeque<>();

    private @Nullable Double halfOff;

    private Network(Manifest.Network described, Output output) {
        this.described = described;
        this.output = output;
        this.readout = new Readout(output);
    }

    /** Says that the network cannot be used, whatever it is fed. The message says why. */
    static final class Unusable extends Exception {
        Unusable(String why) {
            super(why);
        }
    }

    /** Loads a network, and reads the stream to its end. */
    static Network load(Manifest.Network described, Output output, InputStream bytes, Device device)
            throws IOException, Unusable, DeviceFailure {
        Network network = new Network(described, output);
        try {
            network.load(bytes, device);
            return network;
        } catch (MalformedModelException | EngineException malformed) {
            network.close();
            throw failure(described.file() + " cannot be loaded: ", malformed, "");
        } catch (IOException | Unusable failed) {
            network.close();
            throw failed;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void load(InputStream bytes, Device device)
            throws IOException, MalformedModelException, NoSuchAlgorithmException, Unusable {
        DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
        if (device.half() && described.format() == Format.TORCHSCRIPT) {
            byte[] wide = digested.readAllBytes();
            forwards.add(Forward.load(described, new ByteArrayInputStream(wide), new Device(device.gpu(), false)));
            forwards.add(Forward.load(described, new ByteArrayInputStream(HalfScript.of(wide)), device));
        } else {
            forwards.add(Forward.load(described, digested, device));
            digested.transferTo(OutputStream.nullOutputStream());
        }
        String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        if (!digest.equals(described.sha256())) {
            throw new Unusable(
                    "The stored " + described.file() + " has the sha256 " + digest + ", not that of its manifest.");
        }
    }

    /** How many numbers one frame's input has: 3 × height × width. */
    int frameSize() {
        return 3 * described.input().width() * described.input().height();
    }

    FaceCrop crop() {
        return new FaceCrop(described.input(), described.crop());
    }

    String device() {
        return forwards.getLast().toString();
    }

    /**
     * The largest difference of a probability in half precision from that in 32 bits, over the first frames; null where
     * all is in 32 bits.
     */
    @Nullable
    Double halfOff() {
        return halfOff;
    }

    /**
     * What the network says of frames.
     *
     * @param frames [count, 3, height, width]
     * @return count × heads, P(attribute present); NaN where the network gives no number
     */
    float[] probabilities(float[] frames, int count) throws Unusable, DeviceFailure {
        float[] p = probabilities(forwards.getLast(), frames, count);
        if (forwards.size() > 1) {
            halfOff = farthest(p, probabilities(forwards.getFirst(), frames, count));
            forwards.removeFirst().close();
        }
        return p;
    }

    /**
     * The largest difference of two numbers in the same place. A number where the other has none is as far from it as
     * can be.
     */
    static double farthest(float[] some, float[] others) {
        double farthest = 0;
        for (int i = 0; i < some.length; i++) {
            boolean oneIsNone = Float.isNaN(some[i]) != Float.isNaN(others[i]);
            double off = Math.abs(some[i] - others[i]);
            farthest = Math.max(farthest, oneIsNone ? 1 : Double.isNaN(off) ? 0 : off);
        }
        return farthest;
    }

    private float[] probabilities(Forward forward, float[] frames, int count) throws Unusable, DeviceFailure {
        return readout.probabilities(answers(forward, frames, count), count);
    }

    /** What the numbers of frames as different as can be say against the manifest. */
    Readout.Doubt doubt(float[] frames, int count) throws Unusable, DeviceFailure {
        return readout.doubt(described.file(), answers(forwards.getLast(), frames, count), count);
    }

    private float[] answers(Forward forward, float[] frames, int count) throws Unusable, DeviceFailure {
        Shape shape = new Shape(
                count, 3, described.input().height(), described.input().width());
        try (NDManager memory = forward.memory()) {
            Forward.Output answer = forward.run(frames, shape, memory);
            NDArray raw = answer.first();
            Shape promised = output.values() == Values.TWO_CLASS
                    ? new Shape(count, output.heads().size(), 2)
                    : new Shape(count, output.classes());
            if (answer.tensors() != 1 || !alike(raw.getShape(), promised)) {
                throw new Unusable(described.file() + " answers "
                        + (answer.tensors() == 1 ? raw.getShape() : answer.tensors() + " tensors")
                        + " where its manifest promises " + promised + ".");
            }
            if (raw.getDataType() != DataType.FLOAT32) {
                throw new Unusable(
                        described.file() + " answers numbers of type " + raw.getDataType() + "; float32 is needed.");
            }
            return raw.toFloatArray();
        } catch (TranslateException | EngineException | IllegalArgumentException failed) {
            throw failure(described.file() + " fails on its input: ", failed, "; it was fed " + shape);
        }
    }

    private static Unusable failure(String what, Exception failed, String fed) throws DeviceFailure {
        String reason = Complaint.of(failed);
        Optional<DeviceFailure> ofDevice = DeviceFailure.in(what, reason);
        if (ofDevice.isPresent()) {
            throw ofDevice.get();
        }
        return new Unusable(what + reason + fed);
    }

    /** Whether two shapes are alike but for dimensions of one, which some exporters leave in and others drop. */
    private static boolean alike(Shape shape, Shape promised) {
        return Arrays.equals(
                Arrays.stream(shape.getShape()).filter(n -> n != 1).toArray(),
                Arrays.stream(promised.getShape()).filter(n -> n != 1).toArray());
    }

    @Override
    public void close() {
        forwards.forEach(Forward::close);
    }
}
