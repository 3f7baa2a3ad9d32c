package dev.scotoma.workers.inference;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The first bytes of a stream. The stream below goes on behind them. */
final class First extends FilterInputStream {
    private long left;

    First(InputStream in, long length) {
        super(in);
        left = length;
    }

    /** Reads what nobody has read of the first bytes, so that the stream below stands behind them. */
    void skipRest() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int n = super.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(n, 0);
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(Math.min(n, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, super.available());
    }

    /** Leaves the stream below open. */
    @Override
    public void close() {}
}
