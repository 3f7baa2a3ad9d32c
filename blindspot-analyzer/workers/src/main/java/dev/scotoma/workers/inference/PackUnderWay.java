package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.InferenceAnswer.OfPack;
import dev.scotoma.workers.inference.Perturbation.Kind;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.PackFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A pack whose pictures are on their way through the networks, and what these have said of it. */
final class PackUnderWay implements AutoCloseable {
    private static final int MOST_PIXELS = 64 << 20;
    /** Of a pack: each costs as much as {@link Kind#CHANGES} frames. */
    private static final int PERTURBED_FRAMES = 4;

    private final Manifest manifest;
    private final List<Frame> frames;
    private final @Nullable PackFile file;
    private final float[] asTheyAre;
    private final float[] perturbed;
    private int awaited;
    private volatile String unreadable = "";

    private PackUnderWay(Manifest manifest, @Nullable PackFile file) {
        this.manifest = manifest;
        this.file = file;
        this.frames = file == null ? List.of() : file.frames();
        this.asTheyAre = new float[frames.size() * heads()];
        this.perturbed = new float[frames.size() * Perturbation.changes(manifest)];
        Arrays.fill(asTheyAre, Float.NaN); // a frame without a face is counted, and weighs nothing
        Arrays.fill(perturbed, Float.NaN);
    }

    /** The pack in a file. What is no pack is under way, too, and will say so. */
    static PackUnderWay of(Path path, Manifest manifest) {
        try {
            return new PackUnderWay(manifest, PackFile.open(path));
        } catch (IOException | RuntimeException broken) {
            PackUnderWay none = new PackUnderWay(manifest, null);
            none.broken(broken);
            return none;
        }
    }

    Frame frame(int number) {
        return frames.get(number);
    }

    List<Integer> faces() {
        return IntStream.range(0, frames.size())
                .filter(frame -> frames.get(frame).face() != null)
                .boxed()
                .toList();
    }

    /** Which of the frames with a face are also seen slightly changed: spread over the whole of them. */
    Set<Integer> perturbed() {
        List<Integer> faces = manifest.perturbations() == null ? List.of() : faces();
        return IntStream.range(0, PERTURBED_FRAMES)
                .map(i -> (2 * i + 1) * faces.size() / (2 * PERTURBED_FRAMES))
                .filter(i -> i < faces.size())
                .mapToObj(faces::get)
                .collect(Collectors.toSet());
    }

    BufferedImage picture(int number) throws IOException {
        Frame frame = frames.get(number);
        if (file == null) {
            throw new IOException("there is no pack");
        }
        if (manifest.wantsWholeFrames() && !frame.shownWhole()) {
            throw new IOException(frame.image() + " shows a part of a frame where a network wants all of it.");
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.picture(frame))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new IOException("A picture of the pack has more than " + MOST_PIXELS + " pixels.");
            }
            if (width != frame.region().width() || height != frame.region().height()) {
                throw new IOException(frame.image() + " is " + width + "×" + height + " pixels, but the pack says "
                        + frame.region().width() + "×" + frame.region().height() + ".");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** What can be read of a broken pack may go through the networks all the same. */
    void broken(Exception why) {
        String reason = why instanceof IOException ? String.valueOf(why.getMessage()) : why.toString();
        if (unreadable.isEmpty()) {
            unreadable = "The frame pack cannot be read: " + reason;
        }
    }

    boolean isBroken() {
        return !unreadable.isEmpty();
    }

    /** Expects what the networks say of a frame, or of a change of it. */
    void await() {
        awaited++;
    }

    void take(int frame, Kind change, float[] probabilities, int at) {
        awaited--;
        if (change == Kind.NONE) {
            System.arraycopy(probabilities, at, asTheyAre, frame * heads(), heads());
        } else {
            perturbed[frame * Perturbation.changes(manifest) + Kind.CHANGES.indexOf(change)] =
                    probabilities[at + manifest.output().deciding()];
        }
    }

    boolean isDone() {
        return awaited == 0;
    }

    OfPack answer(String device) {
        if (isBroken()) {
            return new OfPack(unreadable, device, List.of(), new byte[0]);
        }
        List<Integer> atMs = frames.stream().map(Frame::atMs).toList();
        byte[] scores =
                new FrameScores(atMs, heads(), asTheyAre).with(perturbed).bytesWithPerturbed();
        return new OfPack("", device, atMs, scores);
    }

    private int heads() {
        return manifest.output().heads().size();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
