package dev.scotoma.workers.worker;

/** How far a worker is walled in, from best to worst. A probe that runs behind the wall measures what was reached. */
public enum Isolation {
    BUBBLEWRAP("sees only the folders it needs, read-only; no network; its own processes and no further namespaces;"
            + " limits on memory, files, processes and CPU time"),
    /** Counts as less than the wall, because what slips through it is root everywhere. */
    BUBBLEWRAP_AS_ROOT("sees only the folders it needs, read-only, and no network, but is root of this machine there:"
            + " nobody cannot read what a worker is started from"),
    NAMESPACES("no network and its own processes, limits on memory, files, processes and CPU time;"
            + " the files of this machine can be read"),
    LIMITS("limits on memory, files and CPU time only; network and files of this machine can be reached"),
    /** Counts as less than limits on somebody who is not root. */
    NAMESPACES_AS_ROOT("no network, but root of this machine, whose files can be read and written"),
    NONE("a clean environment and a heap limit only");

    private final String meaning;

    Isolation(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    public boolean atLeast(Isolation other) {
        return compareTo(other) <= 0;
    }

    boolean byBubblewrap() {
        return atLeast(BUBBLEWRAP_AS_ROOT);
    }
}
