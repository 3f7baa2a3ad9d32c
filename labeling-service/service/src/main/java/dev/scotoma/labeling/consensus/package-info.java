/**
 * What the crowd says of a session: from tallies of answers to a verdict per attribute, published as
 * {@code labeling_pub.consensus_v1}. The rule itself is in {@code dev.scotoma.consensus}. It never sees who answered.
 */
@NullMarked
package dev.scotoma.labeling.consensus;

import org.jspecify.annotations.NullMarked;
