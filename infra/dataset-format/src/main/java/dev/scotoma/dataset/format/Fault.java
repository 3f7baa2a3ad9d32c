package dev.scotoma.dataset.format;

/**
 * One thing that is wrong with a dataset, in one sentence.
 *
 * @param file path inside the dataset, with forward slashes
 * @param line line or row from 1; 0 when the fault is of the whole file
 */
public record Fault(String file, long line, String message) {
    static Fault of(String file, String message) {
        return new Fault(file, 0, message);
    }

    /** {@code file:line: message}, the form editors jump to. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
