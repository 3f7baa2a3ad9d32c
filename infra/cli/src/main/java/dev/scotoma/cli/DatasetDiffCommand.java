package dev.scotoma.cli;

import dev.scotoma.dataset.format.DatasetDiff;
import dev.scotoma.dataset.format.DatasetDiff.Kind;
import dev.scotoma.dataset.format.Item;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset diff}: what came, went, was relabelled or went to another split, by subdomain. */
@Command(
        name = "diff",
        description =
                "Say by subdomain what came, went, was relabelled or changed its split between two versions of a line.",
        mixinStandardHelpOptions = true)
final class DatasetDiffCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of("attack_type", "camera", "country", "distance", "light_level");
    private static final int GROUPS_SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FROM", description = "The older version's folder.")
    private Path from;

    @Parameters(paramLabel = "TO", description = "The newer version's folder.")
    private Path to;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "AXIS",
            description = "Axes of the subdomains, together; without it some usual ones, each for itself.")
    private List<String> by = List.of();

    @Option(names = "--items", description = "List every item that differs.")
    private boolean items;

    @Option(names = "--json", description = "Write the result as JSON, with every item.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills these in before anything runs
    DatasetDiffCommand() {}

    @Override
    public Integer call() throws IOException {
        DatasetFolder.require(spec, from);
        DatasetFolder.require(spec, to);
        for (String axis : by) {
            if (!Item.AXES.contains(axis)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no axis " + axis + "; there are " + String.join(", ", Item.AXES) + ".");
            }
        }
        DatasetDiff diff = DatasetDiff.of(from, to);
        List<List<String>> groupings =
                by.isEmpty() ? USUAL.stream().map(List::of).toList() : List.of(by);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(DatasetJson.compared(diff, groupings));
            return 0;
        }
        out.printf(
                "%s to %s: %d added, %d removed, %d changed, %d the same%n",
                diff.from().version(),
                diff.to().version(),
                diff.count(Kind.ADDED),
                diff.count(Kind.REMOVED),
                diff.changed(),
                diff.same());
        if (diff.changed() > 0) {
            out.printf(
                    "changed: %d relabelled, %d of another truth, %d in another split, %d of another recording, %d described anew%n",
                    diff.count(Kind.RELABELLED),
                    diff.count(Kind.REDECIDED),
                    diff.count(Kind.RESPLIT),
                    diff.count(Kind.REMADE),
                    diff.count(Kind.DESCRIBED_ANEW));
        }
        if (!diff.items().isEmpty()) {
            groupings.forEach(axes -> table(out, String.join(" and ", axes), diff.by(axes)));
        }
        if (items) {
            diff.items()
                    .forEach(item -> out.println(item.item().id() + " "
                            + item.kinds().stream()
                                    .sorted()
                                    .map(DatasetJson::word)
                                    .collect(Collectors.joining(" "))));
        }
        return 0;
    }

    private static void table(PrintWriter out, String title, List<DatasetDiff.Group> groups) {
        out.printf("%n%-40s %8s %8s %10s %8s%n", title, "added", "removed", "relabelled", "re-split");
        for (DatasetDiff.Group group : groups.stream().limit(GROUPS_SHOWN).toList()) {
            Map<Kind, Integer> counts = group.counts();
            out.printf(
                    "%-40s %8d %8d %10d %8d%n",
                    String.join(" and ", group.values().values()),
                    counts.getOrDefault(Kind.ADDED, 0),
                    counts.getOrDefault(Kind.REMOVED, 0),
                    counts.getOrDefault(Kind.RELABELLED, 0),
                    counts.getOrDefault(Kind.RESPLIT, 0));
        }
        if (groups.size() > GROUPS_SHOWN) {
            out.println("... and " + (groups.size() - GROUPS_SHOWN) + " more; --json lists them all");
        }
    }
}
