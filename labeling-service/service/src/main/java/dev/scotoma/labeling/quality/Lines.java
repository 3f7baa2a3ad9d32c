package dev.scotoma.labeling.quality;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Some of many lines.
 *
 * @param next what to ask for after these; null where there may be no more
 */
public record Lines<T>(
        List<T> lines, @Schema(nullable = true) @Nullable UUID next) {}
