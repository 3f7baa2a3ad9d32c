package dev.scotoma.dataset.ledger;

import java.io.IOException;

/** A ledger, a key or a copy that cannot be trusted or obeyed; the message is one sentence. */
public final class LedgerFault extends IOException {
    LedgerFault(String sentence) {
        super(sentence);
    }

    LedgerFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
