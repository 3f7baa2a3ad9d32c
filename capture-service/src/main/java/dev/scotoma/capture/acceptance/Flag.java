package dev.scotoma.capture.acceptance;

/** A sign of fraud, for a person to judge; never a verdict by itself. */
record Flag(String flag, String detail) {}
