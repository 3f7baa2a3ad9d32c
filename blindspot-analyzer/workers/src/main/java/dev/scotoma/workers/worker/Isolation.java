package dev.scotoma.workers.worker;

/** How far a worker is walled in, from best to worst. A probe that runs behind the wall measures what was reached. */
public enum Isolation {
    BUBBLEWRAP("sees only the folders it needs, read-only; no network; its own processes; limits on memory and files"),
    NAMESPACES("no network and its own processes, limits on memory and files; the files of this machine can be read"),
    LIMITS("limits on memory and files only; network and files of this machine can be reached"),
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
}
