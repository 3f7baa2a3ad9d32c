package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.WorkerTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;

/** Puts trained heads into a template, inside a worker: they come in as bytes, and the whole network goes out. */
final class HeadsTask implements WorkerTask<HeadsTask.Question, HeadsTask.Answer> {
    /** @param network the file of the template */
    record Question(Manifest manifest, String network) {}

    /** @param unusable why no network was written, or nothing */
    record Answer(String unusable) {
        Answer {
            Objects.requireNonNull(unusable);
        }
    }

    @Override
    public Answer run(Question question, InputStream input, OutputStream output) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(input.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        float[] parameters = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(parameters);
        try {
            Template.write(question.manifest(), Path.of(question.network()), parameters, output);
            return new Answer("");
        } catch (Unusable unusable) {
            return new Answer(String.valueOf(unusable.getMessage()));
        }
    }
}
