package dev.scotoma.workers.media;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns the two outputs of BlazeFace short range (Bazarevsky et al., arXiv 1907.05047) into faces. Faces are in units
 * of the square input image, from 0 to 1.
 *
 * <p>The network answers for 896 anchors, all of size one: two for each of 16 x 16 cells, then six for each of 8 x 8. A
 * row of the regression is the centre, the size and six landmarks, in pixels of the 128 px input and relative to the
 * anchor.
 */
final class Anchors {
    static final int COUNT = 16 * 16 * 2 + 8 * 8 * 6;
    static final int VALUES = 16;

    private static final double INPUT = 128;
    private static final double SAME_FACE = 0.3;

    private Anchors() {}

    /**
     * The faces that reach the threshold, the best first.
     *
     * @param logits one for each anchor
     */
    static List<Face> faces(float[] regression, float[] logits, double threshold) {
        List<Face> candidates = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            double score = 1 / (1 + Math.exp(-logits[i]));
            if (score >= threshold) {
                candidates.add(decode(regression, i, score));
            }
        }
        candidates.sort(Comparator.comparingDouble(Face::score).reversed());
        return merged(candidates);
    }

    private static Face decode(float[] regression, int anchor, double score) {
        Point centre = centre(anchor);
        int row = anchor * VALUES;
        double x = centre.x() + regression[row] / INPUT;
        double y = centre.y() + regression[row + 1] / INPUT;
        double width = regression[row + 2] / INPUT;
        double height = regression[row + 3] / INPUT;
        List<Point> landmarks = new ArrayList<>();
        for (int k = row + 4; k < row + VALUES; k += 2) {
            landmarks.add(new Point(centre.x() + regression[k] / INPUT, centre.y() + regression[k + 1] / INPUT));
        }
        return new Face(score, new Box(x - width / 2, y - height / 2, width, height), landmarks);
    }

    static Point centre(int anchor) {
        boolean fine = anchor < 512;
        int cells = fine ? 16 : 8;
        int cell = fine ? anchor / 2 : (anchor - 512) / 6;
        int row = cell / cells;
        return new Point((cell % cells + 0.5) / cells, (row + 0.5) / cells);
    }

    /**
     * Joins candidates that overlap into one face. Its place is their mean weighted by score, which is steadier from
     * frame to frame than the place of the best one.
     */
    static List<Face> merged(List<Face> bestFirst) {
        List<Face> left = new ArrayList<>(bestFirst);
        List<Face> faces = new ArrayList<>();
        while (!left.isEmpty()) {
            Face best = left.getFirst();
            List<Face> same = left.stream()
                    .filter(other -> other.equals(best) || overlap(best.box(), other.box()) > SAME_FACE)
                    .toList();
            left.removeAll(same);
            faces.add(mean(best.score(), same));
        }
        return faces;
    }

    private static Face mean(double score, List<Face> same) {
        double total = same.stream().mapToDouble(Face::score).sum();
        double[] sums = new double[VALUES];
        for (Face face : same) {
            double weight = face.score() / total;
            Box box = face.box();
            sums[0] += weight * box.x();
            sums[1] += weight * box.y();
            sums[2] += weight * box.width();
            sums[3] += weight * box.height();
            for (int k = 0; k < 6; k++) {
                sums[4 + 2 * k] += weight * face.landmarks().get(k).x();
                sums[5 + 2 * k] += weight * face.landmarks().get(k).y();
            }
        }
        List<Point> landmarks = new ArrayList<>();
        for (int k = 4; k < VALUES; k += 2) {
            landmarks.add(new Point(sums[k], sums[k + 1]));
        }
        return new Face(score, new Box(sums[0], sums[1], sums[2], sums[3]), landmarks);
    }

    /** The intersection of two boxes over their union. */
    static double overlap(Box a, Box b) {
        double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
        double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double both = width * height;
        return both / (a.width() * a.height() + b.width() * b.height() - both);
    }
}
