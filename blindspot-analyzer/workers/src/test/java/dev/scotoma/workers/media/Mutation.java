package dev.scotoma.workers.media;

import dev.scotoma.workers.media.HostileSeeds.Seed;
import dev.scotoma.workers.media.Parts.Part;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** One way to damage a file; it may fail to find anything to damage and leaves the file as it is then. */
enum Mutation {
    FLIPS_BITS {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            int within = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 1_024);
            for (int i = 1 << random.nextInt(7); i > 0; i--) {
                bytes[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }
    },
    OVERWRITES {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            int at = random.nextInt(bytes.length);
            byte[] with = filling(random, Math.min(1 << random.nextInt(13), bytes.length - at));
            System.arraycopy(with, 0, bytes, at, with.length);
            return bytes;
        }
    },
    TRUNCATES {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            return spliced(bytes, random.nextInt(bytes.length), NOTHING, NOTHING, 0);
        }
    },
    INSERTS {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            int at = random.nextInt(bytes.length);
            return replaced(bytes, at, at, filling(random, 1 << random.nextInt(13)), random);
        }
    },
    REPEATS_A_BLOCK {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(Math.min(4_096, bytes.length - from)) + 1;
            int at = random.nextInt(bytes.length);
            return replaced(bytes, at, at, repeated(bytes, from, to, 1 << random.nextInt(5)), random);
        }
    },
    REMOVES_A_BLOCK {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(Math.min(4_096, bytes.length - from)) + 1;
            return replaced(bytes, from, to, NOTHING, random);
        }
    },
    JOINS_ANOTHER_FILES_TAIL {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            byte[] other = others.get(random.nextInt(others.size())).bytes();
            return spliced(bytes, random.nextInt(bytes.length), NOTHING, other, random.nextInt(other.length));
        }
    },
    SETS_A_SIZE {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            Parts parts = new Parts(bytes);
            if (!parts.all().isEmpty()) {
                Part part = one(parts.all(), random);
                int near = part.end() - part.start() + random.nextInt(-9, 10);
                parts.write(part, random.nextInt(4) == 0 ? near : extreme(random));
            }
            return bytes;
        }
    },
    SETS_A_FIELD {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            List<Part> headers = new Parts(bytes)
                    .headers().stream().filter(part -> part.end() > part.body()).toList();
            if (!headers.isEmpty()) {
                Part part = one(headers, random);
                int length = Math.min(1 << random.nextInt(4), part.end() - part.body());
                int at = part.body() + length * random.nextInt((part.end() - part.body()) / length);
                Parts.put(bytes, at, length, extreme(random));
            }
            return bytes;
        }
    },
    REPEATS_A_PART {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            List<Part> parts = new Parts(bytes).all();
            if (parts.isEmpty()) {
                return bytes;
            }
            Part part = one(parts, random);
            int times = Math.clamp(1L << random.nextInt(9), 1, 1 + (1 << 20) / (part.end() - part.start() + 1));
            int at = random.nextBoolean() ? part.end() : one(parts, random).start();
            return replaced(bytes, at, at, repeated(bytes, part.start(), part.end(), times), random);
        }
    },
    REMOVES_A_PART {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            List<Part> parts = new Parts(bytes).all();
            if (parts.isEmpty()) {
                return bytes;
            }
            Part part = one(parts, random);
            return replaced(bytes, part.start(), part.end(), NOTHING, random);
        }
    },
    LIES_ABOUT_THE_CODEC {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            for (List<String> words : List.of(IN_MP4, IN_WEBM, IN_AVI)) {
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                for (String word : words) {
                    int at = text.lastIndexOf(word);
                    byte[] lie = one(words, random).getBytes(StandardCharsets.ISO_8859_1);
                    if (at >= 0) {
                        return replaced(bytes, at, at + word.length(), lie, random);
                    }
                }
            }
            return bytes;
        }
    },
    DAMAGES_PICTURES {
        @Override
        byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others) {
            List<Part> media = new Parts(bytes)
                    .media().stream().filter(part -> part.end() > part.body()).toList();
            if (!media.isEmpty()) {
                for (int i = 1 << random.nextInt(6); i > 0; i--) {
                    Part part = one(media, random);
                    // The first bytes of a picture say how the rest is read.
                    int within = random.nextBoolean() ? part.end() - part.body() : 32;
                    int at = part.body() + random.nextInt(Math.min(within, part.end() - part.body()));
                    bytes[at] = (byte) random.nextInt();
                }
            }
            return bytes;
        }
    };

    private static final byte[] NOTHING = {};
    private static final List<String> IN_MP4 = List.of("avc1", "vp09", "av01", "hvc1", "vp08", "mp4v", "jpeg");
    private static final List<String> IN_AVI = List.of("MJPG", "FMP4", "MP43", "H264");
    private static final List<String> IN_WEBM =
            List.of("V_VP8", "V_VP9", "V_AV1", "V_MPEG4/ISO/AVC", "V_MPEGH/ISO/HEVC", "V_UNCOMPRESSED");
    private static final long[] EXTREMES = {
        0,
        1,
        2,
        7,
        0x7F,
        0x80,
        0xFF,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFFFL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };

    /** @param bytes may be changed in place, and are not empty */
    abstract byte[] of(byte[] bytes, RandomGenerator random, List<Seed> others);

    private static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    private static long extreme(RandomGenerator random) {
        return random.nextInt(8) == 0 ? random.nextLong() : EXTREMES[random.nextInt(EXTREMES.length)];
    }

    private static byte[] filling(RandomGenerator random, int length) {
        byte[] filling = new byte[length];
        switch (random.nextInt(3)) {
            case 0 -> random.nextBytes(filling);
            case 1 -> Arrays.fill(filling, (byte) 0xFF);
            default -> {}
        }
        return filling;
    }

    private static byte[] repeated(byte[] bytes, int from, int to, int times) {
        byte[] repeated = new byte[(to - from) * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, from, repeated, i * (to - from), to - from);
        }
        return repeated;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] with, RandomGenerator random) {
        if (random.nextBoolean()) {
            new Parts(bytes).resizeAround(from, with.length - (to - from));
        }
        return spliced(bytes, from, with, bytes, to);
    }

    private static byte[] spliced(byte[] head, int headLength, byte[] middle, byte[] tail, int tailFrom) {
        byte[] spliced = new byte[headLength + middle.length + tail.length - tailFrom];
        System.arraycopy(head, 0, spliced, 0, headLength);
        System.arraycopy(middle, 0, spliced, headLength, middle.length);
        System.arraycopy(tail, tailFrom, spliced, headLength + middle.length, tail.length - tailFrom);
        return spliced;
    }
}
