package dev.scotoma.workers.manifest;

/** Says that a manifest cannot be used. The message is one sentence for its author, and names the line. */
public final class InvalidManifest extends RuntimeException {
    InvalidManifest(int line, String complaint) {
        super("model.yaml, line " + line + ": " + complaint);
    }
}
