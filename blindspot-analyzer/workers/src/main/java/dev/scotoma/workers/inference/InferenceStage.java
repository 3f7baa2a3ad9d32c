package dev.scotoma.workers.inference;

/**
 * The stages of inference that workers tell the time of. One thread READs, those that prepare DECODE and CROP, and
 * another INFERs beside them.
 */
enum InferenceStage {
    READ,
    DECODE,
    CROP,
    INFER
}
