package dev.scotoma.labeling.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a version is called: numbers of which the later ones may be missing. {@code v1}, {@code v01} and {@code v1.0} are one name. */
record VersionName(int major, int minor, int patch) implements Comparable<VersionName> {
    static final String FORM = "v[0-9]{1,6}(\\.[0-9]{1,6}){0,2}";

    private static final Pattern NUMBERS = Pattern.compile("v([0-9]{1,6})(?:\\.([0-9]{1,6}))?(?:\\.([0-9]{1,6}))?");
    private static final Comparator<VersionName> ORDER = Comparator.comparingInt(VersionName::major)
            .thenComparingInt(VersionName::minor)
            .thenComparingInt(VersionName::patch);

    static Optional<VersionName> of(String name) {
        Matcher numbers = NUMBERS.matcher(name);
        return numbers.matches()
                ? Optional.of(new VersionName(number(numbers, 1), number(numbers, 2), number(numbers, 3)))
                : Optional.empty();
    }

    private static int number(Matcher numbers, int group) {
        String digits = numbers.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** As the column {@code dataset_version.number} has it. */
    Integer[] numbers() {
        return new Integer[] {major, minor, patch};
    }

    /**
     * The least name that a version may have that follows the parent with this change: of the parent's line of names as far as the
     * change lets it be, and behind what is there of that.
     *
     * @param taken names of the other versions
     */
    static VersionName least(VersionName parent, Change change, List<VersionName> taken) {
        return switch (change.weight()) {
            case MAJOR ->
                new VersionName(1 + taken.stream().mapToInt(VersionName::major).reduce(parent.major, Math::max), 0, 0);
            case MINOR ->
                new VersionName(
                        parent.major,
                        1
                                + taken.stream()
                                        .filter(name -> name.major == parent.major)
                                        .mapToInt(VersionName::minor)
                                        .reduce(parent.minor, Math::max),
                        0);
            case PATCH ->
                new VersionName(
                        parent.major,
                        parent.minor,
                        1
                                + taken.stream()
                                        .filter(name -> name.major == parent.major && name.minor == parent.minor)
                                        .mapToInt(VersionName::patch)
                                        .reduce(parent.patch, Math::max));
        };
    }

    @Override
    public int compareTo(VersionName other) {
        return ORDER.compare(this, other);
    }

    /** The shortest of the names that mean the same. */
    @Override
    public String toString() {
        return "v" + major + (minor > 0 || patch > 0 ? "." + minor : "") + (patch > 0 ? "." + patch : "");
    }
}
