package dev.scotoma.blindspot.inference;

import dev.scotoma.kit.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Stored objects as one stream, each opened when the one before it ends. */
final class StoredInTurn extends InputStream {
    private final ObjectStorage storage;
    private final Iterator<String> keys;
    private InputStream current = InputStream.nullInputStream();

    StoredInTurn(ObjectStorage storage, List<String> keys) {
        this.storage = storage;
        this.keys = keys.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = current.read(bytes, offset, length);
        while (n < 0 && keys.hasNext()) {
            current.close();
            current = storage.open(keys.next());
            n = current.read(bytes, offset, length);
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
