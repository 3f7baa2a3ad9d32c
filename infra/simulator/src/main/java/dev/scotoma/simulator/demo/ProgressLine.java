package dev.scotoma.simulator.demo;

import java.io.PrintWriter;
import java.time.Duration;

/** How far the loop is: one line that is written over on a terminal, else a line now and then. */
final class ProgressLine {
    private static final int WIDTH = 24;
    private static final Duration PLAIN = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private long lastPlain = Long.MIN_VALUE / 2;
    private String last = "";

    /** How many sessions have come how far. */
    record State(int wanted, int sent, int inspected, int scored, int labelled, int decided, int accepted) {
        double share() {
            return wanted == 0 ? 1 : (sent + inspected + scored + labelled + decided) / (5.0 * wanted);
        }
    }

    ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(State state) {
        String line = text(state, Duration.ofNanos(System.nanoTime() - began));
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
            out.flush();
        } else if (System.nanoTime() - lastPlain >= PLAIN.toNanos()) {
            lastPlain = System.nanoTime();
            out.println(line);
            out.flush();
        }
        last = line;
    }

    /** Leaves the last line where it is. */
    void end(State state) {
        lastPlain = Long.MIN_VALUE / 2;
        show(state);
        if (terminal) {
            out.println();
        }
        out.flush();
    }

    static String text(State state, Duration since) {
        int full = (int) Math.round(WIDTH * Math.min(1, state.share()));
        return "[%s%s] sent %d/%d, inspected %d, scored %d, labelled %d, decided %d (accepted %d)  %d:%02d"
                .formatted(
                        "#".repeat(full),
                        ".".repeat(WIDTH - full),
                        state.sent(),
                        state.wanted(),
                        state.inspected(),
                        state.scored(),
                        state.labelled(),
                        state.decided(),
                        state.accepted(),
                        since.toMinutes(),
                        since.toSecondsPart());
    }
}
