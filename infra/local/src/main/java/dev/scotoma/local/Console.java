package dev.scotoma.local;

import java.io.PrintStream;

/** What the person at the terminal reads. Logs go to files. */
final class Console {
    private Console() {}

    @SuppressWarnings("SystemOut")
    static void say(String line) {
        print(System.out, line);
    }

    static void complain(String line) {
        print(System.err, line);
    }

    // A closed terminal must not stop the stack: PrintStream swallows the failure.
    private static synchronized void print(PrintStream stream, String line) {
        stream.println(line);
        stream.flush();
    }
}
