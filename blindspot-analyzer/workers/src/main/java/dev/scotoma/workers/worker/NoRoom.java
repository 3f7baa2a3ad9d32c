package dev.scotoma.workers.worker;

import java.io.IOException;

/** Is thrown by a task that cannot write its temporary files, for which no input is to blame. */
public final class NoRoom extends IOException {
    public NoRoom(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
