package dev.scotoma.workers.media;

/**
 * The stages of an inspection that workers tell the time of. READ takes the recording in and walks through its packets;
 * CROP writes what is kept of a frame into the pack.
 */
enum InspectionStage {
    READ,
    DECODE,
    DETECT,
    MEASURE,
    CROP
}
