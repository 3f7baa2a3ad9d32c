package dev.scotoma.blindspot.inference;

/** The first three on one thread, INFER beside them on another. */
enum Stage {
    READ,
    DECODE,
    CROP,
    INFER
}
