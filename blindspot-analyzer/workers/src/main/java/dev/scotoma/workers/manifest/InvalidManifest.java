package dev.scotoma.workers.manifest;

/** A manifest that cannot be used; the message is one sentence for its author and names the line. */
public final class InvalidManifest extends RuntimeException {
    InvalidManifest(int line, String complaint) {
        super("model.yaml, line " + line + ": " + complaint);
    }
}
