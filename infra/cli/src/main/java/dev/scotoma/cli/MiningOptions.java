package dev.scotoma.cli;

import dev.scotoma.statistics.mining.Settings;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to look for subdomains, whatever they are looked for in. */
final class MiningOptions {
    private static final int ORDER = 3;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--max-order",
            paramLabel = "N",
            description = "Most conditions of a subdomain, 1 to 4 (1 to 3 from counters); default: 3.")
    private Optional<Integer> maxOrder = Optional.empty();

    @Option(
            names = "--min-support",
            paramLabel = "N",
            defaultValue = "100",
            description = "Fewest rows of a subdomain; default: 100.")
    private int minSupport;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            defaultValue = "0.05",
            description = "Family-wise error; default: 0.05.")
    private double alpha;

    @Option(names = "--top", paramLabel = "K", defaultValue = "20", description = "Longest list; default: 20.")
    private int top;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    MiningOptions() {}

    int top() {
        return top;
    }

    /** Whether somebody said how many conditions a subdomain has at most. */
    boolean saysOrder() {
        return maxOrder.isPresent();
    }

    boolean json() {
        return json;
    }

    /** @param most conditions that can be asked for */
    Settings settings(int most) {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top must be at least 1.");
        }
        int order = maxOrder.orElse(ORDER);
        if (order < 1 || order > most) {
            throw new ParameterException(spec.commandLine(), "--max-order is 1 to " + most + ".");
        }
        try {
            return new Settings(order, minSupport, alpha, 0).withSets();
        } catch (IllegalArgumentException outside) {
            throw new ParameterException(spec.commandLine(), outside.getMessage() + ".");
        }
    }
}
