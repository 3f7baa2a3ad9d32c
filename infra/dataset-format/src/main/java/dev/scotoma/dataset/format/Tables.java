package dev.scotoma.dataset.format;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three tables of a version. A column added here is in JSON Lines, in Parquet and in the verifier. */
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
                    Column.text("method", Agreement::method)),
            row -> new Agreement(
                    row.text("item_id"),
                    row.text("attribute"),
                    row.count("yes"),
                    row.count("no"),
                    row.count("unsure"),
                    row.realOrNull("probability"),
                    row.text("state"),
                    row.flag("present"),
                    row.text("method")));

    static final Table<Tombstone> TOMBSTONES = new Table<>(
            "tombstones",
            List.of(
                    Column.text("item_id", Tombstone::item),
                    Column.text("withdrawn_at", row -> row.withdrawnAt().toString())),
            row -> new Tombstone(row.text("item_id"), time(row.text("withdrawn_at"))));

    private Tables() {}

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
                        .optional()));
        return List.copyOf(columns);
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
