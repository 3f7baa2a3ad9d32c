/**
 * Under which names sessions, people and campaigns are told outside. It knows ids and a key, and nothing about what they are the
 * ids of.
 */
@NullMarked
package dev.scotoma.labeling.pseudonym;

import org.jspecify.annotations.NullMarked;
