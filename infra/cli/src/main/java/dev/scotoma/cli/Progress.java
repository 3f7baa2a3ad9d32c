package dev.scotoma.cli;

/** One line on a terminal, rewritten at most five times a second; nothing when nobody watches. */
final class Progress {
    private final boolean watched = Boolean.getBoolean("scotoma.progress");
    private long last = System.nanoTime();

    void show(String what) {
        long now = System.nanoTime();
        if (watched && now - last > 200_000_000L) {
            last = now;
            System.err.print("\r" + what + "\u001b[K");
        }
    }

    void done() {
        if (watched) {
            System.err.print("\r\u001b[K");
        }
    }
}
