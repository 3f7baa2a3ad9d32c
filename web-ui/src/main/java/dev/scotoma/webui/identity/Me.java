package dev.scotoma.webui.identity;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The caller, as the pages see them.
 *
 * @param login absent for somebody without an account
 * @param purpose what they look at recordings for in this session; absent until they have said it
 * @param csrf the value of X-CSRF-Token in requests that change something
 */
record Me(
        UUID personId,
        @Schema(nullable = true) @Nullable String login,
        List<String> roles,
        String csrf,
        @Schema(nullable = true) @Nullable String purpose) {}
