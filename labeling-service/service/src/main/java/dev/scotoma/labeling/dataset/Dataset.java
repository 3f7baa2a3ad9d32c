package dev.scotoma.labeling.dataset;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version as it stands.
 *
 * @param forOthers whether it may be handed on: it then holds nothing of anybody who did not agree to that
 * @param sessions items in the manifest; null until published
 * @param withdrawn items withdrawn since
 * @param included sessions of the manifest by truth and split
 * @param excludedFor sessions left out, by reason
 * @param manifestSha256 the identity of the version
 * @param failure why the last attempt to build it failed
 * @param selection what it was asked to hold
 * @param parent the version that it follows
 * @param blindSpots the blind spots that it answers
 * @param notes of the authors, which may be put right at any time, as authors and description
 * @param warning what whoever takes it has to know; null while it is neither deprecated nor recalled
 * @param successor what to take instead
 */
@RecordBuilder
public record Dataset(
        String version,
        DatasetState state,
        String description,
        boolean forOthers,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Integer sessions,
        @Nullable Integer excluded,
        int withdrawn,
        SortedMap<String, Integer> included,
        SortedMap<String, Integer> excludedFor,
        @Nullable String manifestSha256,
        @Nullable String failure,
        Selection selection,
        @Schema(nullable = true) @Nullable String parent,
        List<UUID> blindSpots,
        String licence,
        List<String> authors,
        String notes,
        @Schema(nullable = true) @Nullable String warning,
        @Schema(nullable = true) @Nullable String successor,
        @Schema(nullable = true) @Nullable Instant stateAt) {}
