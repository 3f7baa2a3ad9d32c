package dev.scotoma.workers.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The sampled frames of one session, as a zip with one PNG for each frame and {@code pack.json} last. Its entries are
 * stored uncompressed, and the same frames give the same bytes. The container is read and written in plain Java. The
 * images come from a stranger's recording, and are decoded in workers only.
 */
public final class FramePack {
    /**
     * The version says how pictures were decoded: since 2 as a player shows them, with their orientation, square pixels
     * and edits. Packs of a version before are made again.
     */
    public static final int VERSION = 2;

    static final String INDEX = "pack.json";
    static final int MOST_INDEX_BYTES = 4 << 20;
    static final int MOST_FRAMES = 256;
    private static final int MOST_ENTRY_BYTES = 64 << 20;

    /**
     * A pack has at most as many bytes as a worker may send back for a recording, because a reader holds all of it in
     * memory.
     */
    static final long MOST_BYTES = 512L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A box in pixels of the decoded frame, with the origin at the top left. It may reach beyond the frame; a {@link
     * Region} never does.
     */
    public record Box(double x, double y, double width, double height) {}

    public record Region(int x, int y, int width, int height) {}

    public record Point(double x, double y) {}

    /**
     * A face with its landmarks: right eye, left eye, nose, mouth, right ear, left ear. Right and left are the
     * person's, so the right eye is on the left of an unmirrored picture.
     */
    public record Face(double score, Box box, List<Point> landmarks) {
        public Face {
            landmarks = List.copyOf(landmarks);
        }
    }

    /**
     * A frame and what was found in it.
     *
     * @param atMs milliseconds after the first frame of the recording
     * @param width of the decoded frame, which may change within a recording when a phone is turned
     * @param region what the image shows of the frame: context factor 4 around the only face, or all of it
     * @param face the face of the session, or null where it was not found
     * @param faces how many faces were found
     */
    public record Frame(
            int atMs,
            int width,
            int height,
            Region region,
            @Nullable Face face,
            int faces,
            String image) {
        /** Whether nothing of the frame was cut off. */
        public boolean shownWhole() {
            return region.equals(new Region(0, 0, width, height));
        }

        Frame of(@Nullable Face one) {
            return new Frame(atMs, width, height, region, one, faces, image);
        }
    }

    /** A frame with its PNG. Pictures are never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Picture(Frame frame, byte[] png) {}

    record Index(String format, int version, List<Frame> frames) {
        static final String FORMAT = "scotoma-frame-pack";
    }

    private FramePack() {}

    /**
     * Whether two packs hold the same frames, whatever their versions: what was said of one of them holds of the other.
     * Reads one picture of each at a time.
     */
    public static boolean sameFrames(InputStream one, InputStream other) throws IOException {
        try (ZipInputStream a = new ZipInputStream(one);
                ZipInputStream b = new ZipInputStream(other)) {
            while (true) {
                ZipEntry entry = a.getNextEntry();
                ZipEntry counterpart = b.getNextEntry();
                if (entry == null || counterpart == null) {
                    return entry == null && counterpart == null;
                }
                byte[] bytes = a.readNBytes(MOST_ENTRY_BYTES);
                byte[] counterparts = b.readNBytes(MOST_ENTRY_BYTES);
                boolean same = entry.getName().equals(counterpart.getName())
                        && (entry.getName().equals(INDEX)
                                ? frames(bytes).equals(frames(counterparts))
                                : Arrays.equals(bytes, counterparts));
                if (!same) {
                    return false;
                }
            }
        }
    }

    private static List<Frame> frames(byte[] index) throws IOException {
        return JSON.readValue(index, Index.class).frames();
    }

    /**
     * Reads a pack, and refuses what is no pack of this version. A worker that a stranger took over may have written
     * it.
     */
    public static List<Picture> read(InputStream in) throws IOException {
        return read(in, MOST_BYTES);
    }

    static List<Picture> read(InputStream in, long mostBytes) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        long left = mostBytes;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // Entries may be deflated, whatever the writer does: few bytes can stand for very many.
                byte[] bytes = zip.readNBytes((int) Math.min(MOST_ENTRY_BYTES, left) + 1);
                left -= bytes.length;
                if (bytes.length > MOST_ENTRY_BYTES || left < 0 || entries.size() > MOST_FRAMES) {
                    throw new ZipException("The frame pack is larger than a frame pack can be.");
                }
                entries.put(entry.getName(), bytes);
            }
        }
        byte[] json = entries.get(INDEX);
        if (json == null) {
            throw new ZipException("The frame pack has no " + INDEX + ".");
        }
        Index index = JSON.readValue(json, Index.class);
        if (!Index.FORMAT.equals(index.format()) || index.version() != VERSION) {
            throw new ZipException("Not a frame pack of version " + VERSION + ".");
        }
        List<Picture> pictures = new ArrayList<>();
        for (Frame frame : index.frames()) {
            byte[] png = entries.get(frame.image());
            if (png == null) {
                throw new ZipException("The frame pack lacks " + frame.image() + ".");
            }
            pictures.add(new Picture(frame, png));
        }
        return pictures;
    }

    /** What a pack in a file says of its frames, without their pictures. */
    public static List<Frame> frames(Path pack) throws IOException {
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            return JSON.readValue(entry(zip, INDEX), Index.class).frames();
        }
    }

    /** Writes a pack as it is in a file, but with the faces that are given. It holds one picture at a time. */
    public static void withFaces(Path pack, OutputStream out, IntFunction<@Nullable Face> faceOfFrame)
            throws IOException {
        List<Frame> frames = frames(pack);
        try (ZipFile zip = new ZipFile(pack.toFile());
                Writer writer = new Writer(out)) {
            for (int i = 0; i < frames.size(); i++) {
                Frame frame = frames.get(i);
                Face face = faceOfFrame.apply(i);
                writer.add(
                        new Frame(
                                frame.atMs(),
                                frame.width(),
                                frame.height(),
                                frame.region(),
                                face,
                                face == null ? 0 : 1,
                                frame.image()),
                        entry(zip, frame.image()));
            }
        }
    }

    private static byte[] entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException("The frame pack lacks " + name + ".");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_ENTRY_BYTES + 1);
            if (bytes.length > MOST_ENTRY_BYTES) {
                throw new ZipException("The frame pack is larger than a frame pack can be.");
            }
            return bytes;
        }
    }

    /**
     * Writes pictures to a stream as they come, so that it holds one at a time. Closing writes the index; the stream
     * below stays open.
     */
    public static final class Writer implements AutoCloseable {
        private final ZipOutputStream zip;
        private final List<Frame> frames = new ArrayList<>();

        public Writer(OutputStream out) {
            zip = new ZipOutputStream(out);
            zip.setMethod(ZipOutputStream.STORED);
        }

        /** Adds a picture, and gives its frame the name of the image. */
        public void add(Frame frame, byte[] png) throws IOException {
            String image = "frames/%03d.png".formatted(frames.size());
            store(image, png);
            frames.add(new Frame(
                    frame.atMs(), frame.width(), frame.height(), frame.region(), frame.face(), frame.faces(), image));
        }

        /** Says whose face each frame shows. That is known only when all frames have been looked at. */
        void show(IntFunction<@Nullable Face> faceOfFrame) {
            for (int i = 0; i < frames.size(); i++) {
                frames.set(i, frames.get(i).of(faceOfFrame.apply(i)));
            }
        }

        private void store(String name, byte[] bytes) throws IOException {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(315_619_200_000L); // 1980-01-02, so that the same frames give the same bytes
            entry.setSize(bytes.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        }

        @Override
        public void close() throws IOException {
            store(INDEX, JSON.writeValueAsBytes(new Index(Index.FORMAT, VERSION, frames)));
            zip.finish();
        }
    }
}
