package dev.scotoma.capture.campaign;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells that a campaign is made with, and what they have in common: that is what the campaign as a whole is said to ask for.
 *
 * @param mixed whether some are genuine and others attacks
 * @param varied whether they differ in what is to be shown: in kind or in attack type
 */
record Asked(List<NewCell> cells, NewCell common, boolean mixed, boolean varied) {
    static final String NO_ATTACK = "none";

    /** Of a campaign without cells, its conditions are the one cell, and it wants as many as come. */
    static Asked of(NewCampaign wanted) {
        var whole = NewCellBuilder.builder()
                .kind(wanted.kind())
                .attackType(wanted.attackType())
                .paiQuality(wanted.paiQuality())
                .camera(wanted.camera())
                .distance(wanted.distance())
                .lightLevel(wanted.lightLevel())
                .lightDir(wanted.lightDir())
                .environment(wanted.environment())
                .country(null)
                .wanted(null)
                .build();
        if (wanted.cells() == null || wanted.cells().isEmpty()) {
            return of(List.of(named(whole)));
        }
        if (Stream.of(
                        whole.attackType(),
                        whole.paiQuality(),
                        whole.camera(),
                        whole.distance(),
                        whole.lightLevel(),
                        whole.lightDir(),
                        whole.environment())
                .anyMatch(Objects::nonNull)) {
            throw bad("A campaign says its conditions itself or in cells, not both.");
        }
        var asked = of(wanted.cells().stream().map(Asked::named).toList());
        if (asked.common().kind() != wanted.kind()) {
            throw bad("A campaign is one of attacks as soon as one of its cells asks for an attack.");
        }
        return asked;
    }

    private static Asked of(List<NewCell> cells) {
        requireDifferent(cells);
        var attacks = cells.stream().filter(cell -> cell.kind() == Kind.ATTACK).toList();
        var leading = attacks.isEmpty() ? cells.getFirst() : attacks.getFirst();
        var common = NewCellBuilder.builder()
                .kind(leading.kind())
                .attackType(leading.attackType())
                .paiQuality(shared(attacks, NewCell::paiQuality))
                .camera(shared(cells, NewCell::camera))
                .distance(shared(cells, NewCell::distance))
                .lightLevel(shared(cells, NewCell::lightLevel))
                .lightDir(shared(cells, NewCell::lightDir))
                .environment(shared(cells, NewCell::environment))
                .country(null)
                .wanted(null)
                .build();
        boolean varied = cells.stream().map(NewCell::attackType).distinct().count() > 1;
        return new Asked(cells, common, !attacks.isEmpty() && attacks.size() < cells.size(), varied);
    }

    /** Every value that is asked for, by the axis whose vocabulary it has to be in. */
    Map<String, List<String>> values() {
        return Map.of(
                "attack_type", distinct(NewCell::attackType),
                "pai_quality", distinct(NewCell::paiQuality),
                "camera", distinct(NewCell::camera),
                "distance", distinct(NewCell::distance),
                "light_level", distinct(NewCell::lightLevel),
                "light_dir", distinct(NewCell::lightDir),
                "environment", distinct(NewCell::environment));
    }

    private List<String> distinct(Function<NewCell, @Nullable String> axis) {
        return cells.stream()
                .flatMap(cell -> Stream.ofNullable(axis.apply(cell)))
                .distinct()
                .toList();
    }

    /** @throws Problem 400 when kind, attack type and instrument contradict each other */
    private static NewCell named(NewCell cell) {
        String type = attackType(cell.kind(), cell.attackType());
        if (cell.kind() == Kind.GENUINE && cell.paiQuality() != null) {
            throw bad("A genuine recording has no instrument whose quality could be asked for.");
        }
        return NewCellBuilder.builder(cell).attackType(type).build();
    }

    /** @throws Problem 400 when they contradict each other */
    static String attackType(Kind kind, @Nullable String attackType) {
        boolean none = attackType == null || attackType.equals(NO_ATTACK);
        if (kind == Kind.GENUINE && !none) {
            throw bad("A genuine recording has no attack type.");
        }
        if (kind == Kind.ATTACK && none) {
            throw bad("An attack needs an attack type.");
        }
        return attackType == null ? NO_ATTACK : attackType;
    }

    private static void requireDifferent(List<NewCell> cells) {
        var seen = new HashMap<NewCell, Integer>();
        for (int position = 1; position <= cells.size(); position++) {
            var place =
                    NewCellBuilder.builder(cells.get(position - 1)).wanted(null).build();
            Integer before = seen.putIfAbsent(place, position);
            if (before != null) {
                throw bad("Cells " + before + " and " + position + " ask for the same.");
            }
        }
    }

    private static @Nullable String shared(List<NewCell> cells, Function<NewCell, @Nullable String> axis) {
        var values = new HashSet<@Nullable String>();
        cells.forEach(cell -> values.add(axis.apply(cell)));
        return values.size() == 1 ? values.iterator().next() : null;
    }

    private static Problem bad(String sentence) {
        return new Problem(ProblemType.BAD_REQUEST, sentence);
    }
}
