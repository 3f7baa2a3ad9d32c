package dev.scotoma.workers.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scotoma.workers.inference.InferenceAnswer.OfPack;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** What a worker says of packs, one after the other on its stream: a length and JSON each. This side takes it in. */
final class PackAnswers extends OutputStream {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final int MOST_BYTES = 1 << 20;

    private final Consumer<OfPack> taker;
    private final ByteArrayOutputStream come = new ByteArrayOutputStream();

    /** @param taker is given each answer as soon as all of it has come */
    PackAnswers(Consumer<OfPack> taker) {
        this.taker = taker;
    }

    /** The worker's side. */
    static void send(OfPack answer, OutputStream out) throws IOException {
        byte[] json = JSON.writeValueAsBytes(answer);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(json.length);
        data.write(json);
        data.flush();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        come.write(bytes, offset, length);
        ByteBuffer left = ByteBuffer.wrap(come.toByteArray());
        while (left.remaining() >= Integer.BYTES) {
            int next = left.getInt(left.position());
            if (next < 0 || next > MOST_BYTES) {
                throw new IOException("The worker says " + next + " bytes of a pack.");
            }
            if (left.remaining() < Integer.BYTES + next) {
                break;
            }
            taker.accept(JSON.readValue(left.array(), left.position() + Integer.BYTES, next, OfPack.class));
            left.position(left.position() + Integer.BYTES + next);
        }
        come.reset();
        come.write(left.array(), left.position(), left.remaining());
    }
}
