package dev.scotoma.dataset.format;

import java.io.IOException;

/** A file that cannot be read as what it claims to be. */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public FormatException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
