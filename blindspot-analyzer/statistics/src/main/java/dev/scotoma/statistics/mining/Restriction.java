package dev.scotoma.statistics.mining;

import java.util.List;
import java.util.stream.Collectors;

/** What a subdomain asks of one axis. */
public record Restriction(String axis, Values values) {
    /** The values that are asked for. */
    public sealed interface Values {}

    /** One of these, or the only one. */
    public record OneOf(List<String> values) implements Values {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** Any but these. */
    public record NoneOf(List<String> values) implements Values {
        public NoneOf {
            values = List.copyOf(values);
        }
    }

    /** A number between two edges. */
    public record Between(Edges edges) implements Values {}

    /** Whether it is one value of the axis. */
    public boolean isCondition() {
        return values instanceof OneOf one && one.values().size() == 1;
    }

    @Override
    public String toString() {
        return switch (values) {
            case OneOf one
            when one.values().size() == 1 -> axis + "=" + one.values().getFirst();
            case OneOf one -> one.values().stream().collect(Collectors.joining(", ", axis + " in {", "}"));
            case NoneOf none
            when none.values().size() == 1 ->
                axis + " other than " + none.values().getFirst();
            case NoneOf none -> none.values().stream().collect(Collectors.joining(", ", axis + " not in {", "}"));
            case Between between -> axis + " " + between.edges();
        };
    }
}
