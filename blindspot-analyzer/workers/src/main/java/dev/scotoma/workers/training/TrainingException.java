package dev.scotoma.workers.training;

import java.io.IOException;

/** Says, in one sentence for whoever asked, why nothing is trained. */
public final class TrainingException extends IOException {
    TrainingException(String sentence) {
        super(sentence);
    }

    TrainingException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
