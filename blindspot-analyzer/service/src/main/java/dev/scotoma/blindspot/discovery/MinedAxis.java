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
 * The condition axes that are mined, in the order of the vocabulary, each with where its value is published: s is
 * {@code capture_pub.session_v1}, i is {@code blindspot_pub.inspection_v1}. Null is unknown.
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

    /** What a campaign can ask for; the others are as the crowd's devices are. */
    static final Set<MinedAxis> PRESCRIBED =
            Set.copyOf(EnumSet.of(ATTACK_TYPE, PAI_QUALITY, CAMERA, DISTANCE, LIGHT_LEVEL, LIGHT_DIR, ENVIRONMENT));

    private final String column;

    MinedAxis(String column) {
        this.column = column;
    }

    /** Whether it is of what an attack is made of, which a genuine session has not. */
    boolean isOfTheInstrument() {
        return this == ATTACK_TYPE || this == PAI_QUALITY;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An SQL expression; never made of input. */
    String column() {
        return column;
    }

    /** @throws Problem when no such axis is mined */
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
