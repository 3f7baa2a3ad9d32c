package dev.scotoma.webui.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What lies behind {@code /api/<name>}. {@link #IDENTITY} is this process itself. */
enum Service {
    IDENTITY,
    CAPTURE,
    LABELING,
    BLINDSPOT;

    /** The name in paths, and the audience of tokens. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Service> of(String path) {
        return Arrays.stream(values())
                .filter(service -> service.path().equals(path))
                .findFirst();
    }
}
