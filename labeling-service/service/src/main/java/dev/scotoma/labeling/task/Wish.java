package dev.scotoma.labeling.task;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a clip.
 *
 * @param holding assignments the page already shows or preloads: a lease of the caller's that is missing here (the page was
 *     reloaded) is given again before anything new; without it the caller gets a clip they do not hold
 */
public record Wish(@Nullable @Size(max = 100) List<@NotNull UUID> holding) {}
