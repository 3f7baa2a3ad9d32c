package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The condition axes that are mined, in the order of the vocabulary. Each knows the SQL expression of its value, in
 * which s stands for {@code capture_pub.session_v1} and i for {@code blindspot_pub.inspection_v1}. A value of null is
 * unknown, and its session is in no condition of the axis.
 */
enum MinedAxis {
    ATTACK_TYPE(Judging.ATTACK_TYPE),
    PAI_QUALITY("s.pai_quality"),
    CAMERA("s.camera"),
    DISTANCE("i.distance"),
    FACE_PX("i.face_px"),
    LIGHT_LEVEL("i.light_level"),
    LIGHT_DIR("i.light_dir"),
    COLOUR_TEMP("i.colour_temp"),
    SHARPNESS("i.sharpness"),
    NOISE("i.noise"),
    FPS("i.fps"),
    RESOLUTION("i.resolution"),
    COMPRESSION("i.compression"),
    YAW_COVERAGE("i.yaw_coverage"),
    ENVIRONMENT("s.environment"),
    COUNTRY("s.country");

    static final List<MinedAxis> ALL = List.of(values());

    /** The axes that a campaign can prescribe. The others follow from the devices that people have. */
    static final Set<MinedAxis> PRESCRIBED =
            Set.copyOf(EnumSet.of(ATTACK_TYPE, PAI_QUALITY, CAMERA, DISTANCE, LIGHT_LEVEL, LIGHT_DIR, ENVIRONMENT));

    private final String column;

    MinedAxis(String column) {
        this.column = column;
    }

    /** Whether the axis describes the instrument of an attack. A genuine session has none, so it has no value there. */
    boolean isOfTheInstrument() {
        return this == ATTACK_TYPE || this == PAI_QUALITY;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The SQL expression of the value. It is a constant of this class and is never made of input. */
    String column() {
        return column;
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
