package dev.scotoma.workers.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a YAML text, read strictly: what is missing, unknown or of another type is refused. */
final class Section {
    private final String name;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Section(String name, MappingNode node) {
        this.name = name;
        this.node = node;
        for (NodeTuple entry : node.getValue()) {
            int line = line(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new InvalidManifest(line, "a key has to be a word.");
            }
            if (values.put(key.getValue(), entry.getValueNode()) != null) {
                throw new InvalidManifest(line, "\"" + key.getValue() + "\" is there twice.");
            }
            lines.put(key.getValue(), line);
        }
    }

    void only(List<String> known) {
        lines.forEach((key, line) -> {
            if (!known.contains(key)) {
                throw new InvalidManifest(
                        line, "unknown key \"" + key + "\" in " + name + "; it has " + String.join(", ", known) + ".");
            }
        });
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Section section(String key) {
        if (value(key) instanceof MappingNode mapping) {
            return new Section(key, mapping);
        }
        throw complaint(key, "has to be keys and values");
    }

    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Node item : items(key)) {
            if (!(item instanceof MappingNode mapping)) {
                throw new InvalidManifest(line(item), "an item of " + key + " has to be keys and values.");
            }
            sections.add(new Section("an item of " + key, mapping));
        }
        return sections;
    }

    String text(String key) {
        String text = scalar(key, value(key));
        if (text.isBlank()) {
            throw complaint(key, "is empty");
        }
        return text;
    }

    boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw complaint(key, "is true or false");
        };
    }

    int whole(String key, int least, int most) {
        double number = number(key, least, most);
        if (number != Math.rint(number)) {
            throw complaint(key, "is a whole number");
        }
        return (int) number;
    }

    double number(String key, double least, double most) {
        return number(key, value(key), least, most);
    }

    List<Double> numbers(String key, int count, double least, double most) {
        List<Node> items = items(key);
        if (items.size() != count) {
            throw complaint(key, "has " + items.size() + " numbers instead of " + count);
        }
        return items.stream().map(item -> number(key, item, least, most)).toList();
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        return oneOf(key, value(key), type);
    }

    <E extends Enum<E>> List<E> listOf(String key, Class<E> type) {
        return items(key).stream().map(item -> oneOf(key, item, type)).toList();
    }

    InvalidManifest complaint(String key, String complaint) {
        return new InvalidManifest(lines.getOrDefault(key, line(node)), "\"" + key + "\" " + complaint + ".");
    }

    private Node value(String key) {
        Node value = values.get(key);
        if (value == null) {
            throw new InvalidManifest(line(node), "\"" + key + "\" is missing in " + name + ".");
        }
        return value;
    }

    private List<Node> items(String key) {
        if (value(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw complaint(key, "has to be a list");
    }

    private String scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw complaint(key, "has to be one value");
    }

    private double number(String key, Node value, double least, double most) {
        double number;
        try {
            number = Double.parseDouble(scalar(key, value));
        } catch (NumberFormatException wrong) {
            throw complaint(key, "has to be a number");
        }
        if (!(number >= least && number <= most)) {
            throw complaint(key, "lies between " + bound(least) + " and " + bound(most));
        }
        return number;
    }

    private <E extends Enum<E>> E oneOf(String key, Node value, Class<E> type) {
        String word = scalar(key, value);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw complaint(
                key,
                "is one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }

    private static String bound(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
