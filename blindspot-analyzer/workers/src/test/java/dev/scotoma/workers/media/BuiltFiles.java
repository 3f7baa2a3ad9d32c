package dev.scotoma.workers.media;

import dev.scotoma.workers.media.HostileSeeds.Seed;
import dev.scotoma.workers.media.Parts.Part;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Small files that cost much memory, time or depth to whoever believes them. */
final class BuiltFiles {
    /** As many pixels as an image may have. */
    private static final int SIDE = 8_192;

    private static final int MANY = 1_000_000;
    private static final int CLUSTER = 0x1F43B675;

    private interface Making {
        byte[] bytes() throws Exception;
    }

    private record Plan(String name, boolean still, Making making) {}

    private static final List<Plan> PLANS = List.of(
            new Plan("jpeg of 20,000 scans", true, () -> scans(20_000)),
            new Plan("png of 64 megapixels", true, () -> png(SIDE, SIDE, 8, 2, flat(3L * SIDE * SIDE + SIDE))),
            new Plan("webm of 7,000 frames of 4K", false, () -> frames(7_000)),
            new Plan(
                    "png of 64 megapixels of 64 bits",
                    true,
                    () -> png(SIDE, SIDE, 16, 6, flat(8L * SIDE * SIDE + SIDE))),
            new Plan(
                    "png that claims 2^62 pixels",
                    true,
                    () -> png(Integer.MAX_VALUE, Integer.MAX_VALUE, 8, 2, flat(9))),
            new Plan("png with 200 MB of text", true, BuiltFiles::text),
            new Plan("webm of a million voids", false, BuiltFiles::voids),
            new Plan("webm of 100,000 nested tags", false, BuiltFiles::tags),
            new Plan("mp4 of a million boxes", false, BuiltFiles::boxes),
            new Plan("mp4 of 100,000 nested boxes", false, BuiltFiles::nested),
            new Plan("mp4 of a million edits", false, BuiltFiles::edits));

    private BuiltFiles() {}

    static Seed one(int number) throws Exception {
        Plan plan = PLANS.get(number % PLANS.size());
        return new Seed(plan.name(), plan.still(), plan.making().bytes());
    }

    /** Every scan of a progressive JPEG goes over all of its pixels, however few bytes it has. */
    private static byte[] scans(int count) throws IOException {
        var drawn = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        byte[] jpeg = HostileSeeds.still("jpeg", drawn, true);
        List<Part> parts = new Parts(jpeg).all();
        Part scan = parts.get(parts.size() - 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, scan.start());
        for (int i = 0; i < count; i++) {
            out.write(jpeg, scan.start(), scan.end() - scan.start());
        }
        out.write(new byte[] {(byte) 0xFF, (byte) 0xD9});
        byte[] bytes = out.toByteArray();
        for (Part part : parts) {
            if (jpeg[part.start()] == (byte) 0xFF && jpeg[part.start() + 1] == (byte) 0xC2) {
                Parts.put(bytes, part.body() + 1, 2, SIDE);
                Parts.put(bytes, part.body() + 3, 2, SIDE);
            }
        }
        return bytes;
    }

    private static byte[] png(int width, int height, int bits, int colour, byte[] deflated) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x8950_4E47_0D0A_1A0AL);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) bits)
                        .put((byte) colour)
                        .array());
        chunk(out, "IDAT", deflated);
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) sum.getValue());
    }

    private static byte[] flat(long length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        try (var out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED, false))) {
            for (long left = length; left > 0; left -= zeros.length) {
                out.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] text() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
        body.write(flat(200L << 20));
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk(new DataOutputStream(chunk), "zTXt", body.toByteArray());
        byte[] png = HostileSeeds.still("png", new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR), false);
        int afterHeader = new Parts(png).all().getFirst().end();
        return inserted(png, afterHeader, chunk.toByteArray());
    }

    private static byte[] frames(int count) throws Exception {
        byte[] clip = Clip.ofAFace()
                .size(3_840, 2_160)
                .seconds(2 / 30.0)
                .drawing(i -> DrawnFace.room(3_840, 2_160, Color.GRAY))
                .bytes();
        List<Part> blocks = new Parts(clip).media();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(clip, 0, firstCluster(clip));
        DataOutputStream out = new DataOutputStream(bytes);
        for (int i = 0; i < count; i++) {
            Part block = blocks.get(Math.min(i, 1));
            int length = block.end() - block.body();
            out.writeInt(CLUSTER);
            out.writeLong((1L << 56) | (6 + 9 + length));
            out.writeShort(0xE784);
            out.writeInt(16 * i);
            out.writeByte(0xA3);
            out.writeLong((1L << 56) | length);
            out.write(clip, block.body(), 1);
            out.writeShort(0);
            out.write(clip, block.body() + 3, length - 3);
        }
        return bytes.toByteArray();
    }

    private static byte[] voids() throws Exception {
        byte[] clip = Clip.ofAFace().size(160, 120).seconds(0.2).bytes();
        byte[] voids = new byte[2 * MANY];
        for (int i = 0; i < voids.length; i += 2) {
            Parts.put(voids, i, 2, 0xEC80);
        }
        return inserted(clip, firstCluster(clip), voids);
    }

    private static byte[] tags() throws Exception {
        byte[] clip = Clip.ofAFace().size(160, 120).seconds(0.2).bytes();
        ByteBuffer nested = ByteBuffer.allocate(22 + 10 * 100_000);
        nested.putInt(0x1254C367).putLong((1L << 56) | (nested.remaining() - 8));
        nested.putShort((short) 0x7373).putLong((1L << 56) | (nested.remaining() - 8));
        while (nested.hasRemaining()) {
            nested.putShort((short) 0x67C8).putLong((1L << 56) | (nested.remaining() - 8));
        }
        return inserted(clip, firstCluster(clip), nested.array());
    }

    private static byte[] boxes() throws Exception {
        byte[] clip = Clip.ofAFace().mp4().size(160, 120).seconds(0.2).bytes();
        byte[] free = new byte[8 * MANY];
        for (int i = 0; i < free.length; i += 8) {
            Parts.put(free, i, 8, (8L << 32) | 0x66726565);
        }
        return inserted(clip, clip.length, free);
    }

    private static byte[] nested() throws Exception {
        byte[] clip = Clip.ofAFace().mp4().size(160, 120).seconds(0.2).bytes();
        ByteBuffer nested = ByteBuffer.allocate(8 * 100_000);
        while (nested.hasRemaining()) {
            nested.putInt(nested.remaining()).putInt(0x6D6F6F76);
        }
        return inserted(clip, new Parts(clip).all().getFirst().end(), nested.array());
    }

    /** Each edit shows the whole film again, and makes an index of it. */
    private static byte[] edits() throws Exception {
        return Mp4Headers.withEdits(
                Clip.ofAFace().mp4().size(160, 120).seconds(6).bytes(), MANY);
    }

    private static int firstCluster(byte[] webm) {
        int at = 0;
        while (ByteBuffer.wrap(webm).getInt(at) != CLUSTER) {
            at++;
        }
        return at;
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }
}
