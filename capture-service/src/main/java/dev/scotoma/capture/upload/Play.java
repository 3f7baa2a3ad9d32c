package dev.scotoma.capture.upload;

import java.io.InputStream;

/** A recording as it is played; whoever reads it closes it. */
record Play(InputStream content, String type, long bytes) {}
