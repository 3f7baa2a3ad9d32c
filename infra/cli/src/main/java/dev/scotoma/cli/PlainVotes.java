package dev.scotoma.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a table of votes in which nothing is quoted and nothing is wrong from its bytes, at a fraction of the cost of a
 * reader of CSV: a million votes are many lines of few names. Whatever is not so plain is left to {@link CsvFile},
 * which also knows what to say of it.
 */
final class PlainVotes {
    private static final int BLOCK = 1 << 17;

    private final int[] kinds;
    private final Names[] names;
    private final int[][] numbers;
    private int size;
    private boolean headed;

    /** @param kinds of every column of the file, which of the names it holds, or -1 */
    private PlainVotes(int[] kinds, Names[] names) {
        this.kinds = kinds;
        this.names = names;
        this.numbers = new int[names.length][1024];
    }

    /**
     * The numbers of the names, kind for kind; empty when the file is not plain.
     *
     * @param columns where the file has task, worker and label
     * @param count of all its columns
     */
    static Optional<int[][]> read(Path path, int[] columns, int count, Names[] names) throws IOException {
        int[] kinds = new int[count];
        Arrays.fill(kinds, -1);
        for (int kind = 0; kind < columns.length; kind++) {
            kinds[columns[kind]] = kind;
        }
        var votes = new PlainVotes(kinds, names);
        try (InputStream file = Files.newInputStream(path)) {
            return votes.read(file) ? Optional.of(cut(votes.numbers, votes.size)) : Optional.empty();
        }
    }

    /** The arrays themselves, with so much room. */
    static int[][] cut(int[][] numbers, int size) {
        for (int kind = 0; kind < numbers.length; kind++) {
            numbers[kind] = Arrays.copyOf(numbers[kind], size);
        }
        return numbers;
    }

    private boolean read(InputStream file) throws IOException {
        byte[] block = new byte[BLOCK];
        int kept = 0;
        while (true) {
            int read = file.readNBytes(block, kept, block.length - 1 - kept);
            int end = kept + read;
            boolean last = end < block.length - 1;
            if (last && end > 0 && block[end - 1] != '\n') {
                block[end++] = '\n';
            }
            int lines = end;
            while (lines > 0 && block[lines - 1] != '\n') {
                lines--;
            }
            if (!plain(block, lines)) {
                return false;
            }
            kept = end - lines;
            if (last) {
                return true;
            }
            if (lines == 0) {
                return false;
            }
            System.arraycopy(block, lines, block, 0, kept);
        }
    }

    private boolean plain(byte[] block, int end) {
        int at = 0;
        if (!headed && end > 0) {
            headed = true;
            while (block[at] != '\n') {
                if (block[at] == '"' || (block[at] == '\r' && block[at + 1] != '\n')) {
                    return false;
                }
                at++;
            }
            at++;
        }
        while (at < end) {
            at = line(block, at);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads the line that begins there, and answers where the next does; -1 when it is not plain. */
    private int line(byte[] block, int start) {
        if (size == numbers[0].length) {
            cut(numbers, SessionTable.grown(size));
        }
        int from = start;
        for (int column = 0; column < kinds.length; column++) {
            int at = from;
            int hash = 0;
            byte read = block[at];
            // Whatever ends a field is a comma or before it; most of what is in one comes behind.
            while (read > ',' || (read != ',' && read != '\n' && read != '"' && read != '\r')) {
                hash = Names.next(hash, read);
                read = block[++at];
            }
            boolean lastColumn = column == kinds.length - 1;
            boolean ends = read == '\n' || (read == '\r' && block[at + 1] == '\n');
            if (lastColumn != ends || (!ends && read != ',')) {
                return -1;
            }
            if (kinds[column] >= 0) {
                int number = number(kinds[column], block, from, at, hash);
                if (number == Names.UNREADABLE) {
                    return -1;
                }
                numbers[kinds[column]][size] = number;
            } else if (!ascii(block, from, at)) {
                return -1;
            }
            from = at + (read == '\r' ? 2 : 1);
        }
        size++;
        return from;
    }

    private int number(int kind, byte[] block, int from, int to, int hash) {
        // Votes for one task often stand together.
        if (size > 0) {
            int before = numbers[kind][size - 1];
            if (names[kind].is(before, block, from, to)) {
                return before;
            }
        }
        return names[kind].number(block, from, to, hash);
    }

    /** What no name is made of was not looked at; whether it is UTF-8 is the other reader's question. */
    private static boolean ascii(byte[] block, int from, int to) {
        for (int at = from; at < to; at++) {
            if (block[at] < 0) {
                return false;
            }
        }
        return true;
    }
}
