package dev.scotoma.dataset.format;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way to learn and test on a version, in the manner of OULU-NPU's four: something is held out of training and of the setting of
 * thresholds, and only that is tested on, by other people. Held out can be an environment (protocol I there), the medium of attacks
 * (II), a camera (III) or all of them at once (IV), or any other axis, such as a country.
 *
 * <p>Of the splits train and dev it has the items that show nothing of what is held out; of the split test those that show all of
 * it. An axis of attacks alone says nothing of genuine items. An item of which such an axis is unknown is in none of its files.
 *
 * @param held the values held out, by axis
 */
public record Protocol(String name, SortedMap<String, Set<String>> held) {
    /** The instrument of an attack, by its pseudonym: an axis for protocols, though it is no condition. */
    public static final String INSTRUMENT = "instrument";

    static final List<String> SPLITS = List.of("train", "dev", "test");
    private static final Set<String> OF_ATTACKS_ALONE = Set.of("attack_type", "pai_quality", INSTRUMENT);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_]{0,62}");

    /** @throws IllegalArgumentException with what is wrong with it */
    public Protocol(String name, Map<String, Set<String>> held) {
        this(name, copy(held));
    }

    public Protocol {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("its name has small letters, digits and underscores");
        }
        if (held.isEmpty()) {
            throw new IllegalArgumentException(name + " holds nothing out");
        }
        for (String axis : held.keySet()) {
            if (!axis.equals(INSTRUMENT) && !Item.AXES.contains(axis)) {
                throw new IllegalArgumentException("there is no axis " + axis);
            }
        }
    }

    private static SortedMap<String, Set<String>> copy(Map<String, Set<String>> held) {
        var copy = new TreeMap<String, Set<String>>();
        held.forEach((axis, values) -> copy.put(axis, Collections.unmodifiableSet(new TreeSet<>(values))));
        return Collections.unmodifiableSortedMap(copy);
    }

    /** Whether the axis says something of attacks alone, so that genuine items are held out by it never. */
    public static boolean ofAttacksAlone(String axis) {
        return OF_ATTACKS_ALONE.contains(axis);
    }

    /** The file of this protocol's that lists items of a split. */
    public String path(String split) {
        return "protocols/" + name + "/" + split + ".txt";
    }

    /** Whether the item is listed for its split. */
    public boolean lists(Item item) {
        return lists(
                item.split(),
                item.truth().equals("attack"),
                axis -> axis.equals(INSTRUMENT)
                        ? item.instrument()
                        : item.conditions().get(axis));
    }

    /** The same of a session that is no item yet. */
    public boolean lists(String split, boolean attack, Values of) {
        boolean test = split.equals("test");
        for (Map.Entry<String, Set<String>> axis : held.entrySet()) {
            if (!attack && OF_ATTACKS_ALONE.contains(axis.getKey())) {
                continue;
            }
            String value = of.on(axis.getKey());
            if (value == null || axis.getValue().contains(value) != test) {
                return false;
            }
        }
        return true;
    }

    /** A session's value on an axis; null when it is unknown. */
    @FunctionalInterface
    interface Values {
        @Nullable
        String on(String axis);
    }
}
