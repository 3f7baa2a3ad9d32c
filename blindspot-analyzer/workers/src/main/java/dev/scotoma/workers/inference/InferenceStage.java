package dev.scotoma.workers.inference;

/** READ on one thread, DECODE and CROP on those that prepare, INFER beside them on another. */
enum InferenceStage {
    READ,
    DECODE,
    CROP,
    INFER
}
