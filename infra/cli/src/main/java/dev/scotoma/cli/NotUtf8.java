package dev.scotoma.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/** Finds the line that is not UTF-8. A reader cannot say: it decodes far ahead of the line that it gives. */
final class NotUtf8 {
    private byte[] line = new byte[1 << 10];
    private int size;
    private boolean ascii = true;

    private NotUtf8() {}

    /**
     * The first such line; empty where there is none, or the file can no longer be read. No character holds the byte
     * that ends a line.
     */
    static OptionalLong line(Path path) {
        var scan = new NotUtf8();
        byte[] block = new byte[1 << 16];
        long number = 1;
        try (InputStream file = Files.newInputStream(path)) {
            for (int read = file.read(block); read >= 0; read = file.read(block)) {
                for (int at = 0; at < read; at++) {
                    scan.add(block[at]);
                    if (block[at] == '\n') {
                        if (!scan.readable()) {
                            return OptionalLong.of(number);
                        }
                        number++;
                    }
                }
            }
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
        return scan.readable() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private void add(byte read) {
        if (size == line.length) {
            line = Arrays.copyOf(line, 2 * size);
        }
        line[size++] = read;
        ascii &= read >= 0;
    }

    /** Whether the line that was added is text; the next begins. */
    private boolean readable() {
        try {
            if (!ascii) {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, size));
            }
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        } finally {
            size = 0;
            ascii = true;
        }
    }
}
