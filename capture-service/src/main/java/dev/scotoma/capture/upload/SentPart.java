package dev.scotoma.capture.upload;

import dev.scotoma.kit.ObjectStorage.Part;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** A part as the browser knows it: its number and the ETag that storage answered with. */
record SentPart(@Min(1) @Max(10_000) int number, @NotBlank String etag) {
    boolean is(Part stored) {
        return number == stored.number() && bare(etag).equals(bare(stored.etag()));
    }

    /** ETags come with quotes from browsers and without them from listings. */
    private static String bare(String etag) {
        return etag.replace("\"", "");
    }
}
