package dev.scotoma.workers.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The sampled frames of one session: a zip whose entries are stored as they are, one PNG a frame and {@code pack.json} last. The container is
 * plain Java; the images come from a stranger's recording and are decoded in workers only. Same frames, same bytes.
 */
public final class FramePack {
    public static final int VERSION = 1;

    private static final String INDEX = "pack.json";
    static final int MOST_FRAMES = 256;
    private static final int MOST_ENTRY_BYTES = 64 << 20;

    /** As much as a worker may send back for a recording; a reader has all of it in memory. */
    static final long MOST_BYTES = 512L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Pixels of the decoded frame, origin at the top left. A box may reach beyond the frame; a region never does. */
    public record Box(double x, double y, double width, double height) {}

    public record Region(int x, int y, int width, int height) {}

    public record Point(double x, double y) {}

    /** Landmarks: right eye, left eye (of the person; the right one is on the left of an unmirrored picture), nose, mouth, right ear, left ear. */
    public record Face(double score, Box box, List<Point> landmarks) {
        public Face {
            landmarks = List.copyOf(landmarks);
        }
    }

    /**
     * @param atMs milliseconds after the first frame of the recording
     * @param width of the decoded frame, which may change within a recording when a phone is turned
     * @param region what the image shows of it: context factor 4 around the only face, or all of it
     * @param face that of the session, or none where it was not found
     * @param faces how many were found
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

    /** One frame with its PNG; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Picture(Frame frame, byte[] png) {}

    record Index(String format, int version, List<Frame> frames) {
        static final String FORMAT = "scotoma-frame-pack";
    }

    private FramePack() {}

    /** Reads a pack and refuses what is no pack of this version: it may have been written by a worker that a stranger took over. */
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

    /** Pictures go to the stream as they come, so a writer holds one at a time. Closing writes the index; the stream below stays open. */
    public static final class Writer implements AutoCloseable {
        private final ZipOutputStream zip;
        private final List<Frame> frames = new ArrayList<>();

        public Writer(OutputStream out) {
            zip = new ZipOutputStream(out);
            zip.setMethod(ZipOutputStream.STORED);
        }

        /** The frame's image name is given here. */
        public void add(Frame frame, byte[] png) throws IOException {
            String image = "frames/%03d.png".formatted(frames.size());
            store(image, png);
            frames.add(new Frame(
                    frame.atMs(), frame.width(), frame.height(), frame.region(), frame.face(), frame.faces(), image));
        }

        /** Says whose face each frame shows, which is known when all have been looked at. */
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
