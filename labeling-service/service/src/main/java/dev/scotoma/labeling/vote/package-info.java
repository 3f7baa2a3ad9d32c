/**
 * The answers of labelers: eight for a clip, given once, taken back within minutes. With each of them the
 * decision is taken anew in the same transaction. It never decides who gets which clip.
 */
@NullMarked
package dev.scotoma.labeling.vote;

import org.jspecify.annotations.NullMarked;
