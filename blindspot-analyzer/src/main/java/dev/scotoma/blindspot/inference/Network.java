package dev.scotoma.blindspot.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.scotoma.blindspot.model.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A loaded TorchScript network. CPU only for now: the GPU libraries are not in the registry this is built from. */
final class Network implements AutoCloseable {
    private final Manifest manifest;
    private final Model model;
    private final Predictor<NDList, NDList> predictor;

    private Network(Manifest manifest, Model model) {
        this.manifest = manifest;
        this.model = model;
        this.predictor = model.newPredictor(new NoopTranslator());
    }

    /** The network cannot be used, whatever it is fed; the message says why. */
    static final class Unusable extends Exception {
        Unusable(String why) {
            super(why);
        }
    }

    /** Reads the stream to its end. */
    static Network load(Manifest manifest, InputStream bytes) throws IOException, Unusable {
        Model model = Model.newInstance(manifest.name(), Device.cpu(), "PyTorch");
        try {
            DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
            model.load(digested);
            digested.transferTo(OutputStream.nullOutputStream());
            String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            if (!digest.equals(manifest.network().sha256())) {
                model.close();
                throw new Unusable("The stored network has the sha256 " + digest + ", not that of its manifest.");
            }
            return new Network(manifest, model);
        } catch (MalformedModelException | EngineException malformed) {
            model.close();
            throw new Unusable("The network cannot be loaded: " + firstLine(malformed));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    String device() {
        return model.getNDManager().getDevice() + ", libtorch "
                + model.getNDManager().getEngine().getVersion();
    }

    /**
     * @param frames [count, 3, height, width]
     * @return count × heads probabilities of the second class; NaN where the network gives no number
     */
    float[] probabilities(float[] frames, int count) throws Unusable {
        Shape shape =
                new Shape(count, 3, manifest.input().height(), manifest.input().width());
        int heads = manifest.output().heads().size();
        try (NDManager memory = model.getNDManager().newSubManager()) {
            NDList answer = predictor.predict(new NDList(memory.create(frames, shape)));
            answer.attach(memory);
            Shape promised = new Shape(count, heads, 2);
            NDArray logits = answer.get(0);
            if (answer.size() != 1 || !logits.getShape().equals(promised)) {
                throw new Unusable(
                        "The network answers " + logits.getShape() + " where its manifest promises " + promised + ".");
            }
            float[] p = logits.softmax(-1).get(":, :, 1").toFloatArray();
            for (int i = 0; i < p.length; i++) {
                p[i] = p[i] >= 0 && p[i] <= 1 ? p[i] : Float.NaN;
            }
            return p;
        } catch (TranslateException | EngineException failed) {
            throw new Unusable("The network fails on its input: " + firstLine(failed));
        }
    }

    private static String firstLine(Throwable failure) {
        Throwable cause =
                failure instanceof TranslateException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
