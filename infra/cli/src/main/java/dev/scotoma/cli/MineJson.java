package dev.scotoma.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Gap;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Mined.Alias;
import dev.scotoma.statistics.mining.Restriction;
import dev.scotoma.statistics.mining.Settings;
import dev.scotoma.statistics.mining.SliceLine.Slice;
import dev.scotoma.statistics.mining.Subdomain;
import dev.scotoma.statistics.mining.Tally;
import dev.scotoma.statistics.mining.WrittenForm;
import java.util.List;
import java.util.stream.Stream;

/** What {@code scotoma mine --json} writes. Counts and rates are raw where they are not called capped. */
final class MineJson {
    static final String CONTROL =
            "family-wise alpha by Bonferroni over all different sets of rows with the support, two-sided, at every"
                    + " step of a step-wise choice, each tested given the others by a participant-clustered score test;"
                    + " intervals of what is listed are selection-adjusted";

    static final String CONTROL_OF_COUNTERS =
            "screening only: without the rows, what is listed says where to look and is no finding; each conjunction"
                    + " is held by its participant-clustered counters against what those listed let expect of it, and no"
                    + " error rate is claimed";

    private static final JsonMapper JSON = new JsonMapper();

    private MineJson() {}

    static String mined(Mined mined, Settings settings, String control, List<String> remarks, int top) {
        ObjectNode result =
                head(mined.all().rows(), mined.all().clusters(), mined.all().rate());
        result.put("tested", mined.tested());
        result.put("alpha", settings.alpha());
        result.put("control", control);
        subdomains(result, "subdomains", mined.found(), top);
        subdomains(result, "safer", mined.safer(), top);
        ArrayNode aliases = result.putArray("aliases");
        for (Alias alias : mined.aliases()) {
            ObjectNode node = aliases.addObject();
            restrictions(node, "conditions", List.of(alias.reported()));
            restrictions(node, "alias", List.of(alias.alias()));
            node.put("agreement", alias.agreement());
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

    /** A list and, under its name with "_hidden", how many more there are than it shows. */
    private static void subdomains(ObjectNode result, String name, List<Subdomain> all, int top) {
        ArrayNode list = result.putArray(name);
        for (int i = 0; i < Math.min(top, all.size()); i++) {
            Subdomain subdomain = all.get(i);
            ObjectNode node = list.addObject();
            node.put("rank", i + 1);
            restrictions(node, "conditions", subdomain.where());
            counts(node, subdomain.tally());
            subdomain.joint().ifPresent(joint -> {
                node.put("n_capped", joint.rows());
                node.put("rate_capped", joint.rate());
            });
            node.put("rate_low", subdomain.interval().low());
            node.put("rate_high", subdomain.interval().high());
            node.put("rate_shrunk", subdomain.shrunk());
            subdomain.joint().ifPresent(joint -> {
                node.put("expected", joint.expected());
                node.put("odds_ratio", joint.oddsRatio());
                node.put("odds_ratio_low", joint.oddsInterval().low());
                node.put("odds_ratio_high", joint.oddsInterval().high());
            });
            node.put("p_adjusted", subdomain.adjustedP().orElse(1));
        }
        result.put(name + "_hidden", Math.max(0, all.size() - top));
    }

    private static void restrictions(ObjectNode node, String name, List<Restriction> where) {
        ObjectNode values = node.putObject(name);
        where.forEach(each -> values.set(each.axis(), JSON.valueToTree(WrittenForm.write(each.values()))));
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
            ObjectNode node = list.addObject();
            node.put("rank", i + 1);
            conditions(node, slice.conditions());
            counts(node, slice.tally());
            node.put("score", slice.score());
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

    private static void counts(ObjectNode node, Tally tally) {
        node.put("n", tally.rows());
        node.put("participants", tally.clusters());
        node.put("effective_participants", tally.effectiveClusters());
        node.put("outcome_sum", tally.sum());
        node.put("rate", tally.rate());
    }

    private static void conditions(ObjectNode node, List<Condition> conditions) {
        ObjectNode values = node.putObject("conditions");
        conditions.forEach(condition -> values.put(condition.axis(), condition.value()));
    }

    private static String text(ObjectNode result) {
        return result.toPrettyString() + System.lineSeparator();
    }
}
