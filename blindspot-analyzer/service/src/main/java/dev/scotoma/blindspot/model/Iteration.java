package dev.scotoma.blindspot.model;

import dev.scotoma.workers.manifest.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A registered iteration. Its networks lie in storage, in the order of the manifest and with the digests that it names.
 *
 * @param digest sha256 of the manifest's text. The text names those of the networks, so the digest stands for all of
 *     it.
 */
public record Iteration(
        UUID id, State state, Manifest manifest, String digest, List<StoredNetwork> networks, Instant registeredAt) {

    public Iteration {
        networks = List.copyOf(networks);
    }

    /** Where the bytes of a network lie. */
    public record StoredNetwork(String key, long bytes) {}

    public long networkBytes() {
        return networks.stream().mapToLong(StoredNetwork::bytes).sum();
    }

    public enum State {
        /**
         * The iteration is registered. It scores sessions from their frame packs, behind everything else, so that it
         * can be judged before it decides anything.
         */
        CANDIDATE,
        /** The iteration scores every session, fresh ones first, and participants are told what it says. */
        CURRENT,
        /** The iteration keeps its scores and gets no more. */
        RETIRED;

        public boolean scores() {
            return this != RETIRED;
        }
    }
}
