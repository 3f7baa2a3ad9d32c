/**
 * The public ledger of what became of released versions: items withdrawn, versions deprecated and recalled. Appends, signs, and lets
 * everybody read; changes nothing that was written, and decides nothing of what it tells.
 *
 * <p>{@link dev.scotoma.labeling.ledger.LedgerBook} is the door.
 */
@NullMarked
package dev.scotoma.labeling.ledger;

import org.jspecify.annotations.NullMarked;
