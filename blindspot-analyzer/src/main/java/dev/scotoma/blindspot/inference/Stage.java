package dev.scotoma.blindspot.inference;

/** READ on one thread, DECODE and CROP on those that prepare, INFER beside them on another. */
enum Stage {
    READ,
    DECODE,
    CROP,
    INFER
}
