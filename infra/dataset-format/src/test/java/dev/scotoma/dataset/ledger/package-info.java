@NullMarked
package dev.scotoma.dataset.ledger;

import org.jspecify.annotations.NullMarked;
