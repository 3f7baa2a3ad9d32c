package dev.scotoma.labeling.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Protocol;
import dev.scotoma.dataset.format.Query;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.pseudonym.Pseudonyms;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions a version is to hold. What is not said is not asked for: an empty selection means every accepted session with
 * decided labels.
 *
 * @param recordedFrom first day, in UTC
 * @param recordedTo last day, in UTC
 * @param conditions by axis the values that are wanted; a session of which the axis is unknown has none of them
 * @param certainty how sure every label has to be at least, between a half and one
 * @param forOthers whether the version is to be handed on: then only sessions are in it whose participants agreed to that
 * @param sessionStates {@code ACCEPTED}, and {@code UPLOADED} for what nobody has decided on yet; without a word the first alone
 * @param labelStates {@code settled} by votes, {@code adjudicated} by a reviewer; without a word both
 * @param protocols by name what is held out of training, by axis; {@code instrument} is one
 * @param votes whether every single vote goes along, under pseudonyms of labelers
 */
@RecordBuilder
public record Selection(
        @Schema(nullable = true) @Nullable @Size(max = 500) List<@NotNull UUID> campaigns,
        @Schema(nullable = true) @Nullable LocalDate recordedFrom,
        @Schema(nullable = true) @Nullable LocalDate recordedTo,
        @Schema(nullable = true) @Nullable Map<String, List<@NotNull @Size(max = 200) String>> conditions,

        @Schema(nullable = true) @Nullable @DecimalMin("0.5") @DecimalMax("1.0")
        Double certainty,

        @Schema(nullable = true) @Nullable Boolean forOthers,
        @Schema(nullable = true) @Nullable List<@NotNull String> sessionStates,
        @Schema(nullable = true) @Nullable List<@NotNull String> labelStates,

        @Schema(nullable = true) @Nullable @Size(max = 32)
        Map<String, Map<String, List<@NotNull @Size(max = 200) String>>> protocols,

        @Schema(nullable = true) @Nullable Boolean votes) {

    static final Selection EVERYTHING = new Selection(null, null, null, null, null, null, null, null, null, null);
    private static final Set<String> SESSION_STATES = Set.of("ACCEPTED", "UPLOADED");
    static final Set<String> LABEL_STATES = Set.of("settled", "adjudicated");
    private static final String SINGLE_VOTES = "single";
    private static final int MOST_VALUES = 200;

    boolean toOthers() {
        return Boolean.TRUE.equals(forOthers);
    }

    boolean withVotes() {
        return Boolean.TRUE.equals(votes);
    }

    Collection<UUID> ofCampaigns() {
        return campaigns == null ? List.of() : campaigns;
    }

    Set<String> inSessionStates() {
        return sessionStates == null || sessionStates.isEmpty() ? Set.of("ACCEPTED") : Set.copyOf(sessionStates);
    }

    Set<String> inLabelStates() {
        return labelStates == null || labelStates.isEmpty() ? LABEL_STATES : Set.copyOf(labelStates);
    }

    /** Axes with at least one value, in the order of their names. */
    Map<String, Set<String>> underConditions() {
        return sorted(conditions == null ? Map.of() : conditions);
    }

    List<Protocol> heldOut() {
        var named = new ArrayList<Protocol>();
        new TreeMap<>(protocols == null ? Map.<String, Map<String, List<String>>>of() : protocols)
                .forEach((name, held) -> named.add(new Protocol(name, sorted(held))));
        return named;
    }

    private static Map<String, Set<String>> sorted(Map<String, List<String>> lists) {
        var sets = new TreeMap<String, Set<String>>();
        lists.forEach((axis, values) -> {
            if (!values.isEmpty()) {
                sets.put(axis, new TreeSet<>(values));
            }
        });
        return sets;
    }

    /** @throws Problem with the sentence that says what cannot be asked for */
    void check() {
        underConditions().forEach((axis, values) -> {
            refuse(!Item.AXES.contains(axis), "There is no condition axis " + axis + ".");
            refuse(values.size() > MOST_VALUES, "More than " + MOST_VALUES + " values of " + axis + " are asked for.");
        });
        LocalDate from = recordedFrom;
        LocalDate to = recordedTo;
        refuse(from != null && to != null && to.isBefore(from), "The last day is before the first.");
        refuse(!SESSION_STATES.containsAll(inSessionStates()), "Sessions can be ACCEPTED or UPLOADED.");
        refuse(!LABEL_STATES.containsAll(inLabelStates()), "Labels can be settled or adjudicated.");
        try {
            heldOut();
        } catch (IllegalArgumentException wrong) {
            refuse(true, "A protocol cannot be: " + wrong.getMessage() + ".");
        }
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new Problem(ProblemType.BAD_REQUEST, sentence);
        }
    }

    /** As it is kept: with the platform's own ids. */
    Query kept() {
        return query(UUID::toString);
    }

    /** As the manifest says it, in which campaigns have pseudonyms as the rows have. */
    Query told(Pseudonyms pseudonyms) {
        return query(campaign -> pseudonyms.of(Pseudonyms.Of.CAMPAIGN, campaign));
    }

    private Query query(Function<UUID, String> campaign) {
        var asked = new TreeMap<String, Object>();
        if (!ofCampaigns().isEmpty()) {
            asked.put(
                    "campaigns",
                    new TreeSet<>(ofCampaigns().stream().map(campaign).toList()));
        }
        if (recordedFrom != null) {
            asked.put("recorded_from", recordedFrom.toString());
        }
        if (recordedTo != null) {
            asked.put("recorded_to", recordedTo.toString());
        }
        if (!underConditions().isEmpty()) {
            asked.put("conditions", underConditions());
        }
        if (certainty != null) {
            asked.put("certainty", certainty);
        }
        asked.put("sharing", toOthers() ? "others" : "any");
        asked.put("session_states", new TreeSet<>(inSessionStates()));
        asked.put("label_states", new TreeSet<>(inLabelStates()));
        var held = new TreeMap<String, Object>();
        heldOut().forEach(protocol -> held.put(protocol.name(), protocol.held()));
        if (!held.isEmpty()) {
            asked.put("protocols", held);
        }
        if (withVotes()) {
            asked.put("votes", SINGLE_VOTES);
        }
        return Query.of(asked);
    }

    /** Reads what {@link #kept} wrote. */
    static Selection of(Query kept) {
        JsonNode asked = kept.tree();
        var campaigns = texts(asked.path("campaigns"));
        var protocols = new TreeMap<String, Map<String, List<String>>>();
        asked.path("protocols").properties().forEach(entry -> protocols.put(entry.getKey(), lists(entry.getValue())));
        Map<String, List<String>> conditions = lists(asked.path("conditions"));
        return new Selection(
                campaigns.isEmpty()
                        ? null
                        : campaigns.stream().map(UUID::fromString).toList(),
                asked.has("recorded_from")
                        ? LocalDate.parse(asked.path("recorded_from").asText())
                        : null,
                asked.has("recorded_to")
                        ? LocalDate.parse(asked.path("recorded_to").asText())
                        : null,
                conditions.isEmpty() ? null : conditions,
                asked.has("certainty") ? asked.path("certainty").doubleValue() : null,
                asked.path("sharing").asText().equals("others"),
                asked.has("session_states") ? texts(asked.path("session_states")) : null,
                asked.has("label_states") ? texts(asked.path("label_states")) : null,
                protocols.isEmpty() ? null : protocols,
                asked.path("votes").asText().equals(SINGLE_VOTES) ? true : null);
    }

    private static Map<String, List<String>> lists(JsonNode object) {
        var lists = new TreeMap<String, List<String>>();
        object.properties().forEach(entry -> lists.put(entry.getKey(), texts(entry.getValue())));
        return lists;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
