package dev.scotoma.dataset.benchmark;

import java.io.IOException;

/** A folder that is not what it has to be to be imported; the message is one sentence that names the place. */
public final class BenchmarkException extends IOException {
    private static final long serialVersionUID = 1L;

    BenchmarkException(String sentence) {
        super(sentence);
    }
}
