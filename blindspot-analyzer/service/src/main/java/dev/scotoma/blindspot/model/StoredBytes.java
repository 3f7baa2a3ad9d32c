package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.workers.inference.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** An object in storage. */
public record StoredBytes(ObjectStorage storage, String key) implements Bytes {
    /** The networks of an iteration. Their lengths are known, so nobody has to ask storage for them. */
    public static List<Bytes> of(ObjectStorage storage, List<StoredNetwork> networks) {
        List<Bytes> all = new ArrayList<>();
        for (StoredNetwork network : networks) {
            all.add(new Bytes() {
                @Override
                public long length() {
                    return network.bytes();
                }

                @Override
                public InputStream open() throws IOException {
                    return storage.open(network.key());
                }
            });
        }
        return all;
    }

    @Override
    public long length() throws IOException {
        return storage.stat(key).orElseThrow(() -> new NoSuchFileException(key)).bytes();
    }

    @Override
    public InputStream open() throws IOException {
        return storage.open(key);
    }
}
