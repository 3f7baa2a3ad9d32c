package dev.scotoma.dataset.format;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of a version. A column added here is in JSON Lines, in Parquet and in the verifier. */
final class Tables {
    static final Table<Item> SESSIONS = new Table<>("sessions", sessionColumns(), Tables::item);

    static final Table<Agreement> CONSENSUS = new Table<>(
            "consensus",
            List.of(
                    Column.text("item_id", Agreement::item),
                    Column.text("attribute", Agreement::attribute),
                    Column.integer("yes", row -> (long) row.yes()),
                    Column.integer("no", row -> (long) row.no()),
                    Column.integer("unsure", row -> (long) row.unsure()),
                    Column.<Agreement>real("vote_share", Agreement::voteShare).optional(),
                    Column.<Agreement>real("probability", Agreement::probability)
                            .optional(),
                    Column.text("state", Agreement::state),
                    Column.flag("present", Agreement::present),
                    Column.text("method", Agreement::method),
                    Column.<Agreement>real("probability_low", Agreement::probabilityLow)
                            .optional(),
                    Column.<Agreement>real("probability_high", Agreement::probabilityHigh)
                            .optional()),
            row -> AgreementBuilder.builder()
                    .item(row.text("item_id"))
                    .attribute(row.text("attribute"))
                    .yes(row.count("yes"))
                    .no(row.count("no"))
                    .unsure(row.count("unsure"))
                    .probability(row.realOrNull("probability"))
                    .state(row.text("state"))
                    .present(row.flag("present"))
                    .method(row.text("method"))
                    .probabilityLow(row.realOrNull("probability_low"))
                    .probabilityHigh(row.realOrNull("probability_high"))
                    .build());

    static final Table<Vote> VOTES = new Table<>(
            "votes",
            List.of(
                    Column.text("item_id", Vote::item),
                    Column.text("labeler", Vote::labeler),
                    Column.text("attribute", Vote::attribute),
                    Column.text("answer", Vote::answer)),
            row -> new Vote(row.text("item_id"), row.text("labeler"), row.text("attribute"), row.text("answer")));

    static final Table<Tombstone> TOMBSTONES = new Table<>(
            "tombstones",
            List.of(
                    Column.text("item_id", Tombstone::item),
                    Column.text("withdrawn_at", row -> row.withdrawnAt().toString())),
            row -> new Tombstone(row.text("item_id"), time(row.text("withdrawn_at"))));

    private Tables() {}

    /** Those with rows of items, which a withdrawal takes out of them. */
    static List<Table<?>> ofItems(boolean votes) {
        return votes ? List.of(SESSIONS, CONSENSUS, VOTES) : List.of(SESSIONS, CONSENSUS);
    }

    private static List<Column<Item>> sessionColumns() {
        var columns = new ArrayList<Column<Item>>(List.of(
                Column.text("item_id", Item::id),
                Column.text("participant", Item::participant),
                Column.text("depicted_participant", Item::depicted),
                Column.text("split", Item::split),
                Column.text("truth", Item::truth),
                Column.text("prescribed_kind", Item::prescribedKind),
                Column.text("declared_kind", Item::declaredKind),
                Column.text("prescribed_attack_type", Item::prescribedAttackType),
                Column.<Item>text("instrument", Item::instrument).optional(),
                Column.integer("attempt", item -> (long) item.attempt()),
                Column.text("campaign", Item::campaign),
                Column.text("recorded_on", Item::recordedOn),
                Column.flag("may_be_shared", Item::mayBeShared)));
        for (String axis : Item.AXES) {
            columns.add(
                    Column.<Item>text(axis, item -> item.conditions().get(axis)).optional());
        }
        columns.addAll(List.of(
                Column.text("media_path", Item::mediaPath),
                Column.text("media_sha256", Item::mediaSha256),
                Column.integer("media_bytes", Item::mediaBytes),
                Column.<Item>text("container", Item::container).optional(),
                Column.<Item>text("codec", Item::codec).optional(),
                Column.<Item>integer("duration_ms", item -> wide(item.durationMs()))
                        .optional(),
                Column.<Item>text("truth_decided", item -> item.evidence().truthDecided())
                        .optional(),
                count("width", Item.Evidence::width),
                count("height", Item.Evidence::height),
                count("frames", Item.Evidence::frames),
                count("sampled_frames", Item.Evidence::sampledFrames),
                count("face_frames", Item.Evidence::faceFrames)));
        return List.copyOf(columns);
    }

    private static Column<Item> count(String name, Function<Item.Evidence, @Nullable Integer> value) {
        return Column.<Item>integer(name, item -> wide(value.apply(item.evidence())))
                .optional();
    }

    private static Item item(Row row) {
        var conditions = new LinkedHashMap<String, String>();
        for (String axis : Item.AXES) {
            String value = row.textOrNull(axis);
            if (value != null) {
                conditions.put(axis, value);
            }
        }
        return ItemBuilder.builder()
                .id(row.text("item_id"))
                .participant(row.text("participant"))
                .depicted(row.text("depicted_participant"))
                .split(row.text("split"))
                .truth(row.text("truth"))
                .prescribedKind(row.text("prescribed_kind"))
                .declaredKind(row.text("declared_kind"))
                .prescribedAttackType(row.text("prescribed_attack_type"))
                .instrument(row.textOrNull("instrument"))
                .attempt(row.count("attempt"))
                .campaign(row.text("campaign"))
                .recordedOn(row.text("recorded_on"))
                .mayBeShared(row.flag("may_be_shared"))
                .conditions(conditions)
                .mediaPath(row.text("media_path"))
                .mediaSha256(row.text("media_sha256"))
                .mediaBytes(row.integer("media_bytes"))
                .container(row.textOrNull("container"))
                .codec(row.textOrNull("codec"))
                .durationMs(row.countOrNull("duration_ms"))
                .evidence(new Item.Evidence(
                        row.textOrNull("truth_decided"),
                        row.countOrNull("width"),
                        row.countOrNull("height"),
                        row.countOrNull("frames"),
                        row.countOrNull("sampled_frames"),
                        row.countOrNull("face_frames")))
                .build();
    }

    private static @Nullable Long wide(@Nullable Integer value) {
        return value == null ? null : Long.valueOf(value);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("withdrawn_at \"" + text + "\" is not a UTC time", unreadable);
        }
    }
}
