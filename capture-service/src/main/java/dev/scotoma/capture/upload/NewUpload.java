package dev.scotoma.capture.upload;

import dev.scotoma.capture.session.Device;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

/**
 * @param bytes of the whole recording, checked when it has arrived
 * @param type what the recorder says it recorded, with its codecs
 */
record NewUpload(
        @Positive long bytes,

        @NotNull
        @Pattern(
                regexp = "video/(webm|mp4)(; ?codecs=\"?[A-Za-z0-9.,_ -]{1,80}\"?)?",
                message = "must be video/webm or video/mp4, with codecs")
        String type,

        @NotNull @Valid Device device) {
    /** For storage: recorders list codecs with bare commas, which RFC 2045 allows in quotes only. */
    String contentType() {
        return type.replaceFirst("codecs=\"?([^\"]+)\"?$", "codecs=\"$1\"");
    }

    String extension() {
        return type.startsWith("video/mp4") ? "mp4" : "webm";
    }
}
