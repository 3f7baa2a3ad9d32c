/**
 * What the crowd says of a session: from votes to a verdict per attribute with its posterior, published as
 * {@code labeling_pub.consensus_v1}, and how well everybody answers, fitted anew as votes come in. The rule itself is in
 * {@code dev.scotoma.consensus}. It tells nobody who answered what.
 */
@NullMarked
package dev.scotoma.labeling.consensus;

import org.jspecify.annotations.NullMarked;
