package dev.scotoma.labeling.gold;

import jakarta.validation.constraints.NotNull;
import java.util.Map;

/** What a reviewer sees on a clip: whether each of the eight attributes is present. Who cannot tell, proposes another clip. */
record Answers(@NotNull Map<String, @NotNull Boolean> present) {}
