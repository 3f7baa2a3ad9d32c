package dev.scotoma.statistics.mining;

/** Is told how far a search is, by one thread at a time. */
public interface Watch {
    Watch NOBODY = new Watch() {
        @Override
        public void counted(int done, int of) {}

        @Override
        public void chosen(int subdomains) {}
    };

    /** Pairs of axes whose conjunctions are counted, of all. */
    void counted(int done, int of);

    /** How many subdomains are chosen so far; some may be taken back. */
    void chosen(int subdomains);
}
