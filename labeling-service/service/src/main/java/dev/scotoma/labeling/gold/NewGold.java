package dev.scotoma.labeling.gold;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;

record NewGold(@NotNull UUID taskId, @NotNull Map<String, @NotNull Boolean> present) {}
