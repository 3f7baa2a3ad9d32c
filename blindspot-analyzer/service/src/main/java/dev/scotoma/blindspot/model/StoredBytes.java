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
    /**
     * The networks of an iteration. Their lengths are known, so nobody has to ask storage for them. One that is not
     * there is told as such: who reads a network and a pack together takes a missing file for the pack.
     */
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
                    try {
                        return storage.open(network.key());
                    } catch (NoSuchFileException gone) {
                        throw new IOException("The network " + network.key() + " is not in storage.", gone);
                    }
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
