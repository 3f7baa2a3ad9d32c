package dev.scotoma.simulator.demo;

/** Why a run cannot go on or did not do what it promised, in one sentence. */
final class Trouble extends Exception {
    private static final long serialVersionUID = 1L;

    Trouble(String sentence) {
        super(sentence);
    }
}
