package dev.scotoma.workers.manifest;

import dev.scotoma.workers.manifest.Manifest.Mixture;
import dev.scotoma.workers.manifest.Manifest.Output;
import dev.scotoma.workers.manifest.Manifest.Values;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the output section: which heads there are, and how a probability of each is read from what the networks answer.
 */
final class OutputReader {
    private static final int MOST_CLASSES = 1000;
    /** Matches {@code p[0] + p[2]} and {@code 1 - p[1]}. */
    private static final Pattern MIXTURE =
            Pattern.compile("(?<complement>1 *- *)?(?<sum>p\\[\\d{1,3}](?: *\\+ *p\\[\\d{1,3}])*)");

    private OutputReader() {}

    static Output read(Section section) {
        section.only(List.of("heads", "decides", "values", "classes", "mapping"));
        List<AttackAttribute> heads = section.listOf("heads", AttackAttribute.class);
        if (heads.isEmpty() || new HashSet<>(heads).size() != heads.size()) {
            throw section.complaint("heads", "names one to eight attributes, each once");
        }
        AttackAttribute decides = section.oneOf("decides", AttackAttribute.class);
        if (!heads.contains(decides)) {
            throw section.complaint("decides", "is one of the heads");
        }
        Values values = section.has("values") ? section.oneOf("values", Values.class) : Values.TWO_CLASS;
        if (values == Values.TWO_CLASS) {
            for (String key : List.of("classes", "mapping")) {
                if (section.has(key)) {
                    throw section.complaint(key, "is not for two_class values, which have two classes a head");
                }
            }
            return new Output(heads, decides, values, 0, List.of());
        }
        int classes = section.whole("classes", exclusive(values) ? 2 : 1, MOST_CLASSES);
        Section mapping = section.section("mapping");
        mapping.only(heads.stream().map(AttackAttribute::word).toList());
        return new Output(
                heads,
                decides,
                values,
                classes,
                heads.stream()
                        .map(head -> mixture(mapping, head, classes, values))
                        .toList());
    }

    private static boolean exclusive(Values values) {
        return values == Values.LOGITS || values == Values.SOFTMAX;
    }

    private static Mixture mixture(Section mapping, AttackAttribute head, int classes, Values values) {
        Matcher matcher = MIXTURE.matcher(mapping.text(head.word()).strip());
        if (!matcher.matches()) {
            throw mapping.complaint(head.word(), "is like p[0] + p[2], or 1 - p[1]");
        }
        List<Integer> summed = Arrays.stream(matcher.group("sum").split("\\+"))
                .map(term -> Integer.valueOf(term.replaceAll("\\D", "")))
                .toList();
        if (summed.stream().anyMatch(i -> i >= classes) || new HashSet<>(summed).size() < summed.size()) {
            throw mapping.complaint(head.word(), "names classes 0 to " + (classes - 1) + ", each once");
        }
        if (summed.size() > 1 && !exclusive(values)) {
            throw mapping.complaint(
                    head.word(), "is one class or one minus it: only classes that exclude each other add up");
        }
        return new Mixture(matcher.group("complement") != null, summed);
    }
}
