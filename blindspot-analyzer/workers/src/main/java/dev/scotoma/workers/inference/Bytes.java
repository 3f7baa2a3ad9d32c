package dev.scotoma.workers.inference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that lie somewhere and can be read as often as needed: a network, a frame pack. */
public interface Bytes {
    long length() throws IOException;

    InputStream open() throws IOException;

    static Bytes of(byte[] bytes) {
        return new Bytes() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    static Bytes of(Path file) {
        return new Bytes() {
            @Override
            public long length() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
