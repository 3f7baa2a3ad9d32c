package dev.scotoma.workers.inference;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Several bytes as one stream, each opened when the one before it ends. */
final class InTurn extends InputStream {
    private final Iterator<Bytes> parts;
    private InputStream current = InputStream.nullInputStream();

    InTurn(List<Bytes> parts) {
        this.parts = parts.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = current.read(bytes, offset, length);
        while (n < 0 && parts.hasNext()) {
            current.close();
            current = parts.next().open();
            n = current.read(bytes, offset, length);
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
