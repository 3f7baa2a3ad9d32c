package dev.scotoma.capture.acceptance;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** What blindspot_pub.inspection_v1 says that matters here. */
@RecordBuilder
record Inspection(
        boolean passed,
        @Nullable String reason,
        @Nullable String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String distance,
        @Nullable String lightLevel,
        @Nullable String lightDir,
        @Nullable String sharpness,
        @Nullable String yawCoverage) {}
