package dev.scotoma.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

/** Turns what a library threw into the one sentence that a person can act on. */
final class Failures {
    static final String DISK_FULL = "The disk is full; free some space and start again.";

    private Failures() {}

    static String sentence(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String everything = trace.toString().toLowerCase(Locale.ROOT);
        if (everything.contains("no space left on device") || everything.contains("disk quota exceeded")) {
            return DISK_FULL;
        }
        if (everything.contains("address already in use")) {
            return "A port was taken while Scotoma was starting; start it again to learn which one.";
        }
        String message = failure.getMessage();
        String first = message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return "Scotoma did not start: " + first
                + " (more in logs/launcher.log and logs/postgres.log of the data directory)";
    }
}
