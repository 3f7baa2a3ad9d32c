package dev.scotoma.capture.upload;

/** @param partSize bytes of every part but the last */
record Upload(String uploadId, String key, long partSize, int parts) {}
