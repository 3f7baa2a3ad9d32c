package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.workers.inference.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An object in storage. */
public record StoredBytes(ObjectStorage storage, String key) implements Bytes {
    /** The networks of an iteration. */
    public static List<Bytes> of(ObjectStorage storage, List<StoredNetwork> networks) {
        return networks.stream()
                .<Bytes>map(network -> new StoredBytes(storage, network.key()))
                .toList();
    }

    @Override
    public void writeTo(Path file) throws IOException {
        try (InputStream in = storage.open(key);
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
    }
}
