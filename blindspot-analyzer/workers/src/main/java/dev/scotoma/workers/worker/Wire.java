package dev.scotoma.workers.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The frames between parent and child. A request is magic, milliseconds it may take, header, stream; an answer is
 * stream, status, header. A header is a length and JSON; a stream is chunks (length and bytes) ended by a zero length.
 * The answer's header comes last because the task knows it only when the stream is written.
 */
final class Wire {
    static final int MAGIC = 0x53434F54;
    static final byte OK = 0;
    static final byte ERROR = 1;
    static final byte NO_ROOM = 2;
    static final int CHUNK = 1 << 16;
    private static final int HEADER_LIMIT = 4 << 20;

    private Wire() {}

    static void writeHeader(DataOutputStream out, byte[] json) throws IOException {
        out.writeInt(json.length);
        out.write(json);
    }

    static byte[] readHeader(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > HEADER_LIMIT) {
            throw new Malformed("a header of " + length + " bytes");
        }
        return in.readNBytes(length);
    }

    static void writeChunk(DataOutputStream out, byte[] bytes, int length) throws IOException {
        out.writeInt(length);
        out.write(bytes, 0, length);
    }

    static void endStream(DataOutputStream out) throws IOException {
        out.writeInt(0);
    }

    /** Says that bytes are no frame of this protocol: the other side is broken or hostile. */
    static final class Malformed extends IOException {
        Malformed(String what) {
            super("The worker's pipe carried " + what + ".");
        }
    }

    /** One chunked stream as an InputStream that ends where the stream ends. */
    static final class Chunks extends InputStream {
        private final DataInputStream in;
        private int left;
        private boolean ended;

        Chunks(DataInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0 && !ended) {
                left = in.readInt();
                if (left < 0 || left > CHUNK) {
                    throw new Malformed("a chunk of " + left + " bytes");
                }
                ended = left == 0;
            }
            if (ended) {
                return -1;
            }
            int n = in.read(bytes, offset, Math.min(length, left));
            if (n < 0) {
                throw new EOFException("The pipe ended inside a stream.");
            }
            left -= n;
            return n;
        }

        void drain() throws IOException {
            byte[] dropped = new byte[CHUNK];
            while (read(dropped, 0, dropped.length) >= 0) {
                // only the position matters
            }
        }
    }

    /** Writes chunks; {@code beforeFirst} runs before the first one goes out. */
    static final class ChunkedOut extends FilterOutputStream {
        private final DataOutputStream data;
        private final Drain beforeFirst;
        private final byte[] buffer = new byte[CHUNK];
        private int filled;
        private boolean started;

        interface Drain {
            void run() throws IOException;
        }

        ChunkedOut(DataOutputStream data, Drain beforeFirst) {
            super(data);
            this.data = data;
            this.beforeFirst = beforeFirst;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == buffer.length) {
                    send();
                }
                int n = Math.min(left, buffer.length - filled);
                System.arraycopy(bytes, from, buffer, filled, n);
                filled += n;
                from += n;
                left -= n;
            }
        }

        /** Sends what there is, so that the other side need not wait for the end. */
        @Override
        public void flush() throws IOException {
            send();
            data.flush();
        }

        @Override
        public void close() {}

        void end() throws IOException {
            send();
            endStream(data);
        }

        private void send() throws IOException {
            if (!started) {
                started = true;
                beforeFirst.run();
            }
            if (filled > 0) {
                writeChunk(data, buffer, filled);
                filled = 0;
            }
        }
    }
}
