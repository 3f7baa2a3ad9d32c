package dev.scotoma.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not what it has to be; the message is one sentence that names the place. */
final class BadInput extends IOException {
    BadInput(Path file, String sentence) {
        super(file + ": " + sentence);
    }

    BadInput(Path file, long line, String sentence) {
        super(file + ":" + line + ": " + sentence);
    }

    BadInput(Path file, long line, String column, String sentence) {
        super(file + ":" + line + ", column " + column + ": " + sentence);
    }
}
