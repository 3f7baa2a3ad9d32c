package dev.scotoma.workers.media;

import java.util.List;
import java.util.Objects;

/**
 * What a worker says of the portrait that it streams: the face first, then the sheet.
 *
 * @param faceBytes where the sheet begins
 */
record PortraitReport(int faceBytes, List<Integer> atMs) {
    PortraitReport {
        atMs = List.copyOf(Objects.requireNonNull(atMs)); // a worker that a stranger took over may leave it out
    }
}
