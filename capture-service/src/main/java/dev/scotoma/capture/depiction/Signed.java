package dev.scotoma.capture.depiction;

import org.jspecify.annotations.Nullable;

/** @param returnCode shown only now; absent for a person who took part before and has one */
record Signed(@Nullable String returnCode) {}
