package dev.scotoma.labeling.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which number a version may have: semantic, as of software. Whoever has results on a version sees by the number of the next
 * whether they still hold. A number once given, also to a version that is recalled, is not given again.
 */
@ApplicationScoped
class Numbering {
    private final DatasetRepository datasets;

    Numbering(DatasetRepository datasets) {
        this.datasets = datasets;
    }

    /** The version that one follows which names none: the highest that is out. */
    @Nullable
    String highest(@Nullable VersionName besides) {
        return datasets.listAll().stream()
                .filter(row -> row.state == DatasetState.PUBLISHED || row.state == DatasetState.DEPRECATED)
                .map(row -> row.version)
                .filter(version -> !name(version).equals(besides))
                .max((one, other) -> name(one).compareTo(name(other)))
                .orElse(null);
    }

    /** @param besides the version that is judged, whose own name is not in its way */
    VersionName least(@Nullable String parent, Change change, @Nullable VersionName besides) {
        List<VersionName> taken = datasets.listAll().stream()
                .filter(row -> row.state != DatasetState.BUILDING || row.failure == null)
                .map(row -> name(row.version))
                .filter(name -> !name.equals(besides))
                .toList();
        return parent == null
                ? new VersionName(
                        1 + taken.stream().mapToInt(VersionName::major).reduce(0, Math::max), 0, 0)
                : VersionName.least(name(parent), change, taken);
    }

    /** Why the version cannot have its name, in one sentence; null when it can. */
    @Nullable
    String refusal(VersionName wanted, @Nullable String parent, Change change) {
        if (parent == null) {
            return null; // nobody has results that its number could speak of
        }
        VersionName least = least(parent, change, wanted);
        return wanted.compareTo(least) >= 0
                ? null
                : wanted + " is too low a number: since " + parent + " " + change.told() + ", so the least is " + least
                        + ".";
    }

    private static VersionName name(String version) {
        return Objects.requireNonNull(VersionName.of(version).orElse(null), version);
    }
}
