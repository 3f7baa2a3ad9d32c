package dev.scotoma.labeling.dataset;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param version such as {@code v1} or {@code v2.1.0}
 * @param forOthers the same as in {@code selection}, for callers that select nothing else
 * @param selection what it is to hold; without it every accepted session with decided labels
 * @param parent the version that it follows; without it the highest of those that are out
 * @param blindSpots the blind spots that it answers
 * @param licence SPDX identifier or the name of a text; a version for others needs one
 * @param authors as they are to be cited
 */
@RecordBuilder
public record NewDataset(
        @NotNull @Pattern(regexp = VersionName.FORM, message = "must look like v1 or v2.1.0")
        String version,

        @NotBlank @Size(max = 2000) String description,
        @Nullable Boolean forOthers,
        @Nullable @Valid Selection selection,

        @Nullable @Pattern(regexp = VersionName.FORM, message = "must look like v1 or v2.1.0")
        String parent,

        @Nullable @Size(max = 50) List<@NotNull UUID> blindSpots,

        @Nullable @Pattern(regexp = "[^\\p{Cntrl}]{1,100}", message = "must be one line of at most 100 letters")
        String licence,

        @Nullable @Size(max = 100) List<@NotBlank @Size(max = 200) String> authors,
        @Nullable @Size(max = 10000) String notes) {

    /** What the licence is called of versions that stay with this installation. */
    static final String INTERNAL = "LicenseRef-internal-use";

    Selection selected() {
        Selection asked = selection == null ? Selection.EVERYTHING : selection;
        return forOthers == null
                ? asked
                : SelectionBuilder.builder(asked).forOthers(forOthers).build();
    }
}
