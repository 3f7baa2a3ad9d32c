package dev.scotoma.local;

/** A reason why the stack cannot run, in one sentence that says what to do; the launcher prints it and nothing else. */
final class LaunchFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    LaunchFailure(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    LaunchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
