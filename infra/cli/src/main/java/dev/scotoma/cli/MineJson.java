package dev.scotoma.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Gap;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Settings;
import dev.scotoma.statistics.mining.SliceLine.Slice;
import dev.scotoma.statistics.mining.Subdomain;
import dev.scotoma.statistics.mining.Tally;
import java.util.List;
import java.util.stream.Stream;

/** What {@code scotoma mine --json} writes. Counts and rates are raw. */
final class MineJson {
    static final String CONTROL =
            "family-wise alpha by Bonferroni over all different sets of rows with the support, at every step of a step-wise"
                    + " choice, each tested given the others by a participant-clustered score test; intervals of what is listed are selection-adjusted";

    static final String CONTROL_OF_COUNTERS =
            "family-wise alpha by Bonferroni over all conjunctions with the support, at every step of a step-wise choice, each tested by its"
                    + " participant-clustered counters against what those listed let expect of it by the rows they share, without a"
                    + " joint fit of the rows; intervals of what is listed are selection-adjusted";

    private static final JsonMapper JSON = new JsonMapper();

    private MineJson() {}

    static String mined(Mined mined, Settings settings, String control, List<String> remarks, int top) {
        ObjectNode result =
                head(mined.all().rows(), mined.all().clusters(), mined.all().rate());
        result.put("tested", mined.tested());
        result.put("alpha", settings.alpha());
        result.put("control", control);
        ArrayNode subdomains = result.putArray("subdomains");
        List<Subdomain> found = mined.found();
        for (int i = 0; i < Math.min(top, found.size()); i++) {
            Subdomain subdomain = found.get(i);
            ObjectNode node = subdomain(subdomains, i + 1, subdomain.conditions(), subdomain.tally());
            node.put("rate_low", subdomain.interval().low());
            node.put("rate_high", subdomain.interval().high());
            node.put("rate_shrunk", subdomain.shrunk());
            node.put("p_adjusted", subdomain.adjustedP().orElse(1));
        }
        ArrayNode gaps = result.putArray("coverage_gaps");
        for (Gap gap : mined.gaps().subList(0, Math.min(top, mined.gaps().size()))) {
            ObjectNode node = gaps.addObject();
            conditions(node, gap.conditions());
            node.put("n", gap.rows());
            node.put("expected", gap.expected());
        }
        ArrayNode warnings = result.putArray("warnings");
        Stream.concat(mined.warnings().stream(), remarks.stream()).forEach(warnings::add);
        return text(result);
    }

    static String slices(SessionTable table, List<Slice> slices, double alpha) {
        ObjectNode result = head(
                table.observations().rows(),
                table.participants(),
                table.observations().rate());
        result.put("score", "sliceline");
        result.put("sliceline_alpha", alpha);
        ArrayNode list = result.putArray("subdomains");
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            subdomain(list, i + 1, slice.conditions(), slice.tally()).put("score", slice.score());
        }
        ArrayNode warnings = result.putArray("warnings");
        table.remarks().forEach(warnings::add);
        return text(result);
    }

    private static ObjectNode head(int rows, int participants, double rate) {
        ObjectNode result = JSON.createObjectNode();
        result.put("rows", rows);
        result.put("participants", participants);
        result.put("base_rate", rate);
        return result;
    }

    private static ObjectNode subdomain(ArrayNode list, int rank, List<Condition> conditions, Tally tally) {
        ObjectNode node = list.addObject();
        node.put("rank", rank);
        conditions(node, conditions);
        node.put("n", tally.rows());
        node.put("participants", tally.clusters());
        node.put("effective_participants", tally.effectiveClusters());
        node.put("outcome_sum", tally.sum());
        node.put("rate", tally.rate());
        return node;
    }

    private static void conditions(ObjectNode node, List<Condition> conditions) {
        ObjectNode values = node.putObject("conditions");
        conditions.forEach(condition -> values.put(condition.axis(), condition.value()));
    }

    private static String text(ObjectNode result) {
        return result.toPrettyString() + System.lineSeparator();
    }
}
