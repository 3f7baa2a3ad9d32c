/**
 * What became of released versions: an append-only ledger of withdrawn items, deprecations and recalls, and what a copy of a
 * version has to do about it. Plain Java, shared by the service that writes the ledger and the command line that obeys it.
 *
 * <p>A ledger is JSON Lines, one {@link dev.scotoma.dataset.ledger.Entry} each. An entry names the digest of the line before it and
 * is signed, so nothing in it can be changed, left out or moved. What it cannot prove alone is that it goes on: whoever keeps
 * the {@link dev.scotoma.dataset.ledger.Head} that they saw last finds out when it was cut short or begun anew.
 */
@NullMarked
package dev.scotoma.dataset.ledger;

import org.jspecify.annotations.NullMarked;
