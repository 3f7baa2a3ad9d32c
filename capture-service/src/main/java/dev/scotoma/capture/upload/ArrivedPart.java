package dev.scotoma.capture.upload;

/** A part that storage has. */
record ArrivedPart(int number, String etag, long bytes) {}
