/**
 * Recordings as pictures. The room opens a recording in a worker, decodes it once, finds the face, measures the
 * conditions and writes the frame pack. {@code Media} is the door for the service, and {@link
 * dev.scotoma.workers.media.FramePack} is what others read. FFmpeg, OpenCV and TensorFlow Lite are named here and
 * nowhere else, and run in workers only. The room keeps nothing and decides nothing about a session.
 */
@NullMarked
package dev.scotoma.workers.media;

import org.jspecify.annotations.NullMarked;
