package dev.scotoma.capture.session;

import org.jspecify.annotations.Nullable;

/** What an inspection found of the conditions that can be prescribed; absent where it could not tell. */
public record Measured(
        @Nullable String distance,
        @Nullable String lightLevel,
        @Nullable String lightDir) {
    public static final Measured NOTHING = new Measured(null, null, null);
}
