package dev.scotoma.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Numbers names in the order in which they come. A name is looked up by its bytes in UTF-8, where they stand in
 * somebody's buffer, so that one that was seen before costs no object.
 */
final class Names {
    static final int UNREADABLE = -1;

    private final List<String> names = new ArrayList<>();
    /** The bytes of all names, one after the other; those of name n end at ends[n]. */
    private byte[] bytes = new byte[1 << 12];

    private int[] ends = new int[1 << 8];
    private int[] hashes = new int[1 << 8];
    /** Number + 1 of a name by its hash, 0 where there is none; half of it is free. */
    private int[] slots = new int[1 << 9];

    int number(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int hash = 0;
        for (byte each : utf8) {
            hash = next(hash, each);
        }
        return number(utf8, 0, utf8.length, hash);
    }

    /** The hash of what was read before, and this byte. */
    static int next(int hash, byte read) {
        return 31 * hash + read;
    }

    /**
     * The number of a name of whose bytes {@link #next} made the hash; {@link #UNREADABLE} where they are blank or not
     * UTF-8.
     */
    int number(byte[] from, int start, int end, int hash) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && is(number, from, start, end)) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return add(from, start, end, hash, slot);
    }

    private int slot(int hash) {
        return (hash * 0x9E37_79B9) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    }

    /** Whether these are the bytes of this name. Names in tables differ most at their ends. */
    boolean is(int number, byte[] from, int start, int end) {
        int first = number == 0 ? 0 : ends[number - 1];
        int own = ends[number];
        int other = end;
        if (own - first != end - start) {
            return false;
        }
        while (other > start) {
            if (bytes[--own] != from[--other]) {
                return false;
            }
        }
        return true;
    }

    private int add(byte[] from, int start, int end, int hash, int slot) {
        String name = text(from, start, end);
        if (name.isBlank()) {
            return UNREADABLE;
        }
        int number = names.size();
        int first = number == 0 ? 0 : ends[number - 1];
        int last = first + end - start;
        if (last > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(last, 2 * bytes.length));
        }
        if (number == ends.length) {
            ends = Arrays.copyOf(ends, 2 * number);
            hashes = Arrays.copyOf(hashes, 2 * number);
        }
        System.arraycopy(from, start, bytes, first, end - start);
        ends[number] = last;
        hashes[number] = hash;
        names.add(name);
        slots[slot] = number + 1;
        if (2 * names.size() > slots.length) {
            spread();
        }
        return number;
    }

    /** Empty where the bytes are not UTF-8. */
    private static String text(byte[] from, int start, int end) {
        for (int at = start; at < end; at++) {
            if (from[at] < 0) {
                try {
                    return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(from, start, end - start))
                            .toString();
                } catch (CharacterCodingException notUtf8) {
                    return "";
                }
            }
        }
        return new String(from, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private void spread() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < names.size(); number++) {
            int slot = slot(hashes[number]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number + 1;
        }
    }

    int size() {
        return names.size();
    }

    /** The names in alphabetical order. Tables are often written in it, and then nothing is sorted. */
    List<String> sorted() {
        return ordered()
                ? Collections.unmodifiableList(names)
                : names.stream().sorted().toList();
    }

    /** Of every name, by its number, its place in alphabetical order; empty where that is its number. */
    Optional<int[]> places() {
        if (ordered()) {
            return Optional.empty();
        }
        List<String> sorted = sorted();
        int[] places = new int[names.size()];
        for (int place = 0; place < places.length; place++) {
            places[number(sorted.get(place))] = place;
        }
        return Optional.of(places);
    }

    private boolean ordered() {
        for (int number = 1; number < names.size(); number++) {
            if (names.get(number - 1).compareTo(names.get(number)) > 0) {
                return false;
            }
        }
        return true;
    }
}
