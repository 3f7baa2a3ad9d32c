package dev.scotoma.workers.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/** The boxes, elements, chunks or segments of a file, as far as they can be followed: it may be damaged already. */
final class Parts {
    private static final int MOST = 4_000;
    private static final int DEEPEST = 16;
    private static final Set<String> BOXES =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "dinf", "udta", "mvex", "moof", "traf");
    private static final Set<String> SAMPLE_ENTRIES = Set.of("avc1", "vp09", "av01", "hvc1");
    /** EBML, Segment, SeekHead, Info, Tracks, Cluster, Cues, TrackEntry, Video, BlockGroup, Seek, Colour. */
    private static final Set<Integer> ELEMENTS = Set.of(
            WebmStructure.EBML,
            0x18538067,
            0x114D9B74,
            0x1549A966,
            0x1654AE6B,
            0x1F43B675,
            0x1C53BB6B,
            0xAE,
            0xE0,
            0xA0,
            0x4DBB,
            0x55B0);

    private static final Set<Integer> BLOCKS = Set.of(0xA3, 0xA1);

    private final byte[] bytes;
    private final List<Part> found = new ArrayList<>();
    private final boolean ebml;
    private final boolean png;
    private final boolean riff;

    /**
     * @param sizeAt where its length is written, in so many bytes
     * @param media holds coded pictures and nothing else
     */
    record Part(int start, int sizeAt, int sizeBytes, int body, int end, boolean media) {
        boolean around(int position) {
            return body <= position && position < end;
        }
    }

    Parts(byte[] bytes) {
        this.bytes = bytes;
        int magic = bytes.length < 12 ? 0 : ByteBuffer.wrap(bytes).getInt();
        ebml = magic == WebmStructure.EBML;
        png = magic == 0x89504E47;
        riff = magic == 0x52494646;
        if (ebml) {
            elements(0, bytes.length, 0);
        } else if (png) {
            chunks();
        } else if (riff) {
            lists(0, bytes.length, 0);
        } else if (magic >>> 8 == 0xFFD8FF) {
            segments();
        } else if (magic != 0 && text(4).equals("ftyp")) {
            boxes(0, bytes.length, 0);
        }
    }

    List<Part> all() {
        return found;
    }

    List<Part> media() {
        return found.stream().filter(Part::media).toList();
    }

    List<Part> headers() {
        return found.stream().filter(part -> !part.media()).toList();
    }

    void write(Part part, long size) {
        long marker = 1L << (7 * part.sizeBytes());
        long written = ebml ? (size & (marker - 1)) | marker : riff ? littleEndian(size) : size;
        put(bytes, part.sizeAt(), part.sizeBytes(), written);
    }

    /**
     * Makes whatever lies around a position longer or shorter, so that a change there is read as if it had been meant.
     */
    void resizeAround(int position, int by) {
        for (Part part : found) {
            if (part.around(position)) {
                long mask = ebml ? (1L << (7 * part.sizeBytes())) - 1 : -1L;
                long read = get(part.sizeAt(), part.sizeBytes());
                long size = riff ? littleEndian(read) : read & mask;
                if (!ebml || size != mask) {
                    write(part, size + by);
                }
            }
        }
    }

    /** A decoder that checks sums first never sees what else is wrong. */
    static void correctSums(byte[] bytes) {
        Parts parts = new Parts(bytes);
        if (parts.png) {
            for (Part chunk : parts.found) {
                CRC32 sum = new CRC32();
                sum.update(bytes, chunk.start() + 4, chunk.end() - chunk.start() - 8);
                put(bytes, chunk.end() - 4, 4, sum.getValue());
            }
        }
    }

    static void put(byte[] bytes, int at, int length, long value) {
        for (int i = 0; i < length && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
    }

    private long get(int at, int length) {
        long value = 0;
        for (int i = at; i < at + length; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    /** Four bytes the other way round, from either. */
    private static long littleEndian(long size) {
        return Integer.reverseBytes((int) size) & 0xFFFF_FFFFL;
    }

    private String text(int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private void boxes(int from, int to, int depth) {
        int at = from;
        while (at + 8 <= to && found.size() < MOST && depth < DEEPEST) {
            long size = get(at, 4);
            if (size < 8 || size > to - at) {
                return;
            }
            int end = at + (int) size;
            String type = text(at + 4);
            found.add(new Part(at, at, 4, at + 8, end, type.equals("mdat")));
            if (BOXES.contains(type)) {
                boxes(at + 8, end, depth + 1);
            } else if (type.equals("stsd")) {
                boxes(at + 16, end, depth + 1);
            } else if (SAMPLE_ENTRIES.contains(type)) {
                boxes(at + 86, end, depth + 1);
            }
            at = end;
        }
    }

    private void elements(int from, int to, int depth) {
        int at = from;
        while (at < to && found.size() < MOST && depth < DEEPEST) {
            int idBytes = Integer.numberOfLeadingZeros(bytes[at] & 0xFF) - 23;
            int sizeAt = at + idBytes;
            if (idBytes > 4 || sizeAt >= to) {
                return;
            }
            int sizeBytes = Integer.numberOfLeadingZeros(bytes[sizeAt] & 0xFF) - 23;
            int body = sizeAt + sizeBytes;
            if (sizeBytes > 8 || body > to) {
                return;
            }
            int id = (int) get(at, idBytes);
            long mask = (1L << (7 * sizeBytes)) - 1;
            long size = get(sizeAt, sizeBytes) & mask;
            int end = size == mask ? to : body + (int) Math.min(size, to - body);
            found.add(new Part(at, sizeAt, sizeBytes, body, end, BLOCKS.contains(id)));
            if (ELEMENTS.contains(id)) {
                elements(body, end, depth + 1);
            }
            at = end;
        }
    }

    /** The chunks of an AVI file; a picture's name ends in dc or db. */
    private void lists(int from, int to, int depth) {
        int at = from;
        while (at + 8 <= to && found.size() < MOST && depth < DEEPEST) {
            long size = littleEndian(get(at + 4, 4));
            if (size > to - at - 8) {
                return;
            }
            int end = at + 8 + (int) size;
            String name = text(at);
            found.add(new Part(at, at + 4, 4, at + 8, end, name.endsWith("dc") || name.endsWith("db")));
            if (name.equals("RIFF") || name.equals("LIST")) {
                lists(at + 12, end, depth + 1);
            }
            at = end + (int) (size & 1);
        }
    }

    private void chunks() {
        int at = 8;
        while (at + 12 <= bytes.length && found.size() < MOST) {
            long size = get(at, 4);
            if (size > bytes.length - at - 12) {
                return;
            }
            int end = at + 12 + (int) size;
            found.add(new Part(at, at, 4, at + 8, end, text(at + 4).equals("IDAT")));
            at = end;
        }
    }

    /** The coded picture follows a start of scan, and has no length. */
    private void segments() {
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF && found.size() < MOST) {
            int end = at + 2 + (int) get(at + 2, 2);
            if (end > bytes.length) {
                return;
            }
            found.add(new Part(at, at + 2, 2, at + 4, Math.max(end, at + 4), false));
            boolean scan = (bytes[at + 1] & 0xFF) == 0xDA;
            at = end;
            if (scan) {
                int begin = at;
                while (at + 1 < bytes.length && !((bytes[at] & 0xFF) == 0xFF && bytes[at + 1] != 0)) {
                    at++;
                }
                found.add(new Part(begin, begin, 0, begin, at, true));
            }
        }
    }
}
