package dev.scotoma.dataset.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which files a copy of a version may hold, by what proves them. */
final class Layout {
    /** Recordings: named by their content. */
    private static final Pattern MEDIA = Pattern.compile("media/([0-9a-f]{64})\\.[a-z0-9]{1,8}");

    /** Which items are learned from, set thresholds and are tested on, in one protocol. */
    static final Pattern PROTOCOL = Pattern.compile("protocols/([a-z0-9][a-z0-9_]{0,62})/(train|dev|test)\\.txt");

    private static final Set<String> TABLES = tables(Tables.ofItems(false));
    private static final Set<String> TABLES_WITH_VOTES = tables(Tables.ofItems(true));

    /** Made from the manifest, the tables and about.json, and proved by {@link Checksums#FILE} alone. */
    private static final List<String> REQUIRED_PAPERS = List.of(About.FILE, Readme.FILE, Licence.FILE, Checksums.FILE);

    static final List<String> OTHER_PAPERS = List.of("croissant.json", "DATASHEET.md");

    private Layout() {}

    private static Set<String> tables(List<Table<?>> tables) {
        return tables.stream()
                .flatMap(table -> Stream.of(table.jsonLines(), table.parquet()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Rows of items: proved by the manifest, and item by item once something was withdrawn. All of them are in a version. */
    static Set<String> tables(int schema) {
        return schema >= Manifest.WITH_VOTES ? TABLES_WITH_VOTES : TABLES;
    }

    /** Matches with the digest that the name claims as its first group. */
    static Matcher media(String path) {
        return MEDIA.matcher(path);
    }

    /** Whether a manifest of this schema may list the path; what it lists may lead nowhere else. */
    static boolean mayBeListed(int schema, String path) {
        return media(path).matches()
                || tables(schema).contains(path)
                || (schema == 1
                        ? path.equals(Readme.FILE)
                        : PROTOCOL.matcher(path).matches());
    }

    static List<String> requiredPapers(Manifest manifest) {
        return manifest.hasPapers() ? REQUIRED_PAPERS : List.of();
    }

    static boolean isPaper(Manifest manifest, String path) {
        return manifest.hasPapers() && (REQUIRED_PAPERS.contains(path) || OTHER_PAPERS.contains(path));
    }
}
