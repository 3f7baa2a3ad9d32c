package dev.scotoma.workers.media;

/**
 * The packets of a video stream that are shown: how many, how many bytes, and from when to when in the stream's time
 * base.
 */
record Timeline(int packets, long bytes, long first, long last) {}
