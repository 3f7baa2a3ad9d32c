/**
 * The answers of labelers: eight for a clip, given once, taken back within minutes. When the last awaited submission arrives it has
 * the consensus settled in the same transaction. It never decides who gets which clip.
 */
@NullMarked
package dev.scotoma.labeling.vote;

import org.jspecify.annotations.NullMarked;
