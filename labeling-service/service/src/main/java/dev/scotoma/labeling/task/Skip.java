package dev.scotoma.labeling.task;

import jakarta.validation.constraints.NotNull;

public record Skip(@NotNull SkipReason reason) {}
