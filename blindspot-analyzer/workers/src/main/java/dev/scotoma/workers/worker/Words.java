package dev.scotoma.workers.worker;

/**
 * Cleans what a worker says in words. A stranger may have shaped them, so they can forge no line of a log, and are no
 * longer than a sentence.
 */
public final class Words {
    private static final int MOST = 300;

    private Words() {}

    public static String of(String said) {
        String printable = said.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.length() > MOST ? printable.substring(0, MOST) : printable;
    }
}
