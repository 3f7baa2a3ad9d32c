package dev.scotoma.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The words that programs and people write where a number is missing, and how often each stood in a column. They are
 * none where texts are expected: NA is also Namibia, and "none" an answer.
 */
final class MissingWords {
    private static final Set<String> WORDS =
            Set.of("na", "n/a", "#n/a", "nan", "null", "none", "nil", "unknown", "missing", "-", "?");

    private final Map<String, Integer> seen = new TreeMap<>();

    /** Whether a field holds no number because none is known: it is blank, or one of the words in whatever case. */
    static boolean is(String text) {
        return text.isBlank() || WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    void count(String text, int times) {
        if (!text.isBlank()) {
            seen.merge(text.strip(), times, Integer::sum);
        }
    }

    /** A sentence on the words that were seen. */
    Optional<String> remark(String column, String countAs) {
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of("In the column " + column + " "
                        + seen.entrySet().stream()
                                .map(word -> word.getValue() + " times \"" + word.getKey() + "\"")
                                .collect(Collectors.joining(", "))
                        + " counts as " + countAs + ".");
    }
}
