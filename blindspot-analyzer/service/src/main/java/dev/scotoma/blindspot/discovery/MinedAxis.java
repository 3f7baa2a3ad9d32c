package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The condition axes that are mined, in the order of the vocabulary. Each knows the SQL expression of its value, in
 * which s stands for {@code capture_pub.session_v1} and i for {@code blindspot_pub.inspection_v1}. The empty text is a
 * value that nobody gave or measured, and is mined as a value. Null says that the axis is not the session's, and the
 * session is in no condition of it.
 */
enum MinedAxis {
    ATTACK_TYPE(given(Judging.ATTACK_TYPE)),
    PAI_QUALITY(ofAttacks(given("s.pai_quality"))),
    CAMERA(given("s.camera")),
    DEVICE_MODEL(given("s.device_model"), MoreAxes.DEVICES),
    OS(given("s.os"), MoreAxes.DEVICES),
    BROWSER(given("s.browser"), MoreAxes.DEVICES),
    DISTANCE(given("i.distance")),
    FACE_PX(given("i.face_px")),
    LIGHT_LEVEL(given("i.light_level")),
    LIGHT_DIR(given("i.light_dir")),
    COLOUR_TEMP(given("i.colour_temp")),
    SHARPNESS(given("i.sharpness")),
    NOISE(given("i.noise")),
    FPS(given("i.fps")),
    RESOLUTION(given("i.resolution")),
    COMPRESSION(given("i.compression")),
    YAW_COVERAGE(given("i.yaw_coverage")),
    ENVIRONMENT(given("s.environment")),
    COUNTRY(given("s.country"), MoreAxes.PEOPLE),
    AGE_BAND(given("s.age_band"), MoreAxes.PEOPLE),
    GENDER(given("s.gender"), MoreAxes.PEOPLE),
    SKIN_TONE(given("s.skin_tone"), MoreAxes.PEOPLE),
    CROWD_PHONE(consensus("phone"), MoreAxes.CROWD),
    CROWD_FINGER(consensus("finger"), MoreAxes.CROWD),
    CROWD_MOIRE(consensus("moire"), MoreAxes.CROWD),
    CROWD_ARTIFACTS(consensus("artifacts"), MoreAxes.CROWD),
    CROWD_GLARE(consensus("glare"), MoreAxes.CROWD),
    CROWD_MIRROR(consensus("mirror"), MoreAxes.CROWD),
    CROWD_HIDDEN(consensus("hidden"), MoreAxes.CROWD),
    CROWD_SPOOF(consensus("spoof"), MoreAxes.CROWD);

    static final List<MinedAxis> ALL = List.of(values());

    /** The axes that a campaign can prescribe. The others follow from people and from the devices that they have. */
    static final Set<MinedAxis> PRESCRIBED =
            Set.copyOf(EnumSet.of(ATTACK_TYPE, PAI_QUALITY, CAMERA, DISTANCE, LIGHT_LEVEL, LIGHT_DIR, ENVIRONMENT));

    private final String column;
    private final Optional<MoreAxes> group;

    MinedAxis(String column) {
        this.column = column;
        group = Optional.empty();
    }

    MinedAxis(String column, MoreAxes group) {
        this.column = column;
        this.group = Optional.of(group);
    }

    private static String given(String column) {
        return "coalesce(" + column + ", '')";
    }

    private static String ofAttacks(String column) {
        return "CASE WHEN s.truth <> 'genuine' THEN " + column + " END";
    }

    private static String consensus(String attribute) {
        return ofAttacks(
                given("(SELECT CASE WHEN k.present THEN 'present' WHEN NOT k.present THEN 'absent' ELSE 'contested' END"
                        + " FROM labeling_pub.consensus_v1 k WHERE k.session_id = s.session_id AND k.attribute = '"
                        + attribute + "')"));
    }

    /** Whether a run mines it that was asked for these groups. */
    boolean isAmong(Set<MoreAxes> groups) {
        return group.map(groups::contains).orElse(true);
    }

    /** Whether the axis describes an attack: its instrument, or what labelers saw of it. */
    boolean isOfTheAttack() {
        return this == ATTACK_TYPE || this == PAI_QUALITY || group.equals(Optional.of(MoreAxes.CROWD));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The SQL expression of the value. It is a constant of this class and is never made of input. */
    String column() {
        return column;
    }

    /** The same, null also where nobody gave a value. */
    String known() {
        return "nullif(" + column + ", '')";
    }

    /**
     * The axis that has a word.
     *
     * @throws Problem when no such axis is mined
     */
    static MinedAxis of(String word) {
        return Arrays.stream(values())
                .filter(axis -> axis.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.BAD_REQUEST,
                        "The axis must be one of "
                                + ALL.stream().map(MinedAxis::word).collect(Collectors.joining(", ")) + "."));
    }
}
