package dev.scotoma.simulator.scene;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.random.RandomGenerator;

/**
 * What presents the face in an attack. Lengths are in widths of the face, so that an instrument keeps its shape at every distance.
 *
 * @param above share of the height that lies above the middle of the face
 * @param rim the bezel of a device or the margin of a paper
 * @param tilt radians
 * @param gridPitch pixels of the screen per pixel of the camera: near a whole number the two beat
 * @param gridDepth how much of the screen's grid the camera resolves, 0 for paper
 * @param dotPitch distance of a printer's dots
 * @param dotDepth 0 for screens
 * @param contrast what the medium leaves of the contrast
 * @param blocks whether a badly compressed clip is replayed
 * @param glare radius of the mirrored lamp, 0 without
 * @param glareAngle where around the face it lies
 * @param fingers how many hold it, 0 without
 * @param edge at which they hold it: 0 left, 1 right, 2 below
 */
@RecordBuilder
public record Instrument(
        AttackType type,
        Quality quality,
        double width,
        double height,
        double above,
        double rim,
        double tilt,
        double gridPitch,
        double gridDepth,
        double dotPitch,
        double dotDepth,
        double contrast,
        boolean blocks,
        double glare,
        double glareAngle,
        int fingers,
        int edge) {

    static Instrument none() {
        return InstrumentBuilder.builder()
                .type(AttackType.NONE)
                .quality(Quality.HIGH)
                .width(0)
                .height(0)
                .above(0)
                .rim(0)
                .tilt(0)
                .gridPitch(0)
                .gridDepth(0)
                .dotPitch(0)
                .dotDepth(0)
                .contrast(1)
                .blocks(false)
                .glare(0)
                .glareAngle(0)
                .fingers(0)
                .edge(0)
                .build();
    }

    static Instrument of(AttackType type, Quality quality, RandomGenerator random) {
        double width = switch (type) {
            case NONE -> 0;
            case PRINT, PRINT_CUT -> random.nextDouble(1.6, 2.3);
            case MASK_PAPER -> 1.12;
            case REPLAY_PHONE -> random.nextDouble(1.5, 1.9);
            case REPLAY_TABLET -> random.nextDouble(2.2, 3);
            case REPLAY_MONITOR -> random.nextDouble(3.6, 5.2);
        };
        double height = width
                * switch (type) {
                    case NONE -> 0;
                    case PRINT, PRINT_CUT -> random.nextDouble(1.25, 1.45);
                    case MASK_PAPER -> 1.3;
                    case REPLAY_PHONE -> random.nextDouble(1.6, 1.95);
                    case REPLAY_TABLET -> random.nextDouble(1.2, 1.35);
                    case REPLAY_MONITOR -> random.nextDouble(0.56, 0.63);
                };
        double weaker = switch (quality) {
            case LOW -> 1;
            case MEDIUM -> 0.82;
            case HIGH -> 0.66;
        };
        boolean screen = type.isScreen();
        boolean held = type != AttackType.MASK_PAPER && type != AttackType.REPLAY_MONITOR;
        return InstrumentBuilder.builder()
                .type(type)
                .quality(quality)
                .width(width)
                .height(height)
                .above(type == AttackType.MASK_PAPER ? 0.5 : random.nextDouble(0.42, 0.5))
                .rim(screen ? random.nextDouble(0.07, 0.16) : random.nextDouble(0.03, 0.09))
                .tilt(held ? random.nextDouble(-0.12, 0.12) : random.nextDouble(-0.03, 0.03))
                .gridPitch((random.nextInt(3) == 0 ? 2 : 1)
                        + (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.09, 0.24))
                .gridDepth(
                        screen && (type != AttackType.REPLAY_PHONE || random.nextDouble() < 0.8)
                                ? weaker * random.nextDouble(0.22, 0.34)
                                : 0)
                .dotPitch(weaker * random.nextDouble(0.045, 0.07))
                .dotDepth(screen ? 0 : weaker * random.nextDouble(0.45, 0.7))
                .contrast(screen ? random.nextDouble(0.9, 1.1) : random.nextDouble(0.6, 0.85))
                .blocks(screen && random.nextDouble() < (quality == Quality.LOW ? 0.5 : 0.12))
                .glare(type != AttackType.MASK_PAPER && random.nextDouble() < 0.4 ? random.nextDouble(0.28, 0.5) : 0)
                .glareAngle(random.nextDouble(2 * Math.PI))
                .fingers(held && random.nextDouble() < 0.62 ? random.nextInt(1, 5) : 0)
                .edge(random.nextInt(3))
                .build();
    }

    /** The same with a screen so fine that no camera resolves it. */
    public Instrument withoutGrid() {
        return InstrumentBuilder.builder(this).gridDepth(0).build();
    }

    /** Whether the fringes of the grid outlast the camera's blur; each pass has a variance of half a pixel. */
    boolean fringesVisible(Optics optics) {
        double beat = Math.abs(gridPitch - Math.rint(gridPitch));
        return gridDepth * Math.exp(-Math.PI * Math.PI * Math.ceil(optics.blur() - 0.25) * beat * beat) > 0.04;
    }

    /** Whether an edge of the medium lies inside the picture, so that there is a rim to be seen. */
    boolean edgeVisible(Stance stance, Optics optics) {
        double face = stance.face();
        double aspect = (double) optics.width() / optics.height();
        double top = stance.y() - above * height * face * aspect;
        double left = stance.x() - width * face / 2;
        double margin = 0.03;
        return left > margin
                || left + width * face < 1 - margin
                || top > margin
                || top + height * face * aspect < 1 - margin;
    }

    /** Whether the edge at which fingers hold lies inside the picture. */
    boolean heldEdgeVisible(Stance stance, Optics optics) {
        double face = stance.face();
        double aspect = (double) optics.width() / optics.height();
        double margin = 0.04;
        return switch (edge) {
            case 0 -> stance.x() - width * face / 2 > margin;
            case 1 -> stance.x() + width * face / 2 < 1 - margin;
            default -> stance.y() + (1 - above) * height * face * aspect < 1 - margin;
        };
    }
}
