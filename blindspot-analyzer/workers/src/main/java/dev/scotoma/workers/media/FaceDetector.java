package dev.scotoma.workers.media;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Point;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Finds faces by BlazeFace short range, which is made for faces within some two metres of a front camera. Faces come
 * back in pixels, best first.
 */
final class FaceDetector implements AutoCloseable {
    private static final double THRESHOLD = 0.5;

    /**
     * The threshold in parts of a picture is stricter, because six more looks find six times as many faces where there
     * are none.
     */
    private static final double PART_THRESHOLD = 0.65;

    private final BlazeFace network;

    FaceDetector() throws IOException {
        opencv_core.setNumThreads(1);
        network = new BlazeFace();
    }

    /**
     * Looks at the whole picture, and where that shows no face, at six overlapping parts of it. The network sees only
     * 128 pixels, in which far faces get lost.
     */
    List<Face> faces(Mat picture) {
        List<Face> faces = inPart(picture, 0, 0, picture.cols(), picture.rows(), THRESHOLD);
        if (!faces.isEmpty()) {
            return faces;
        }
        boolean wide = picture.cols() >= picture.rows();
        int side = Math.max(picture.cols(), picture.rows()) / 2;
        int other = Math.min(side, Math.min(picture.cols(), picture.rows()));
        int columns = wide ? 3 : 2;
        int rows = wide ? 2 : 3;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int width = wide ? side : other;
                int height = wide ? other : side;
                int x = (picture.cols() - width) * column / (columns - 1);
                int y = (picture.rows() - height) * row / (rows - 1);
                faces = Anchors.merged(
                        Stream.concat(faces.stream(), inPart(picture, x, y, width, height, PART_THRESHOLD).stream())
                                .sorted(Comparator.comparingDouble(Face::score).reversed())
                                .toList());
            }
        }
        return faces;
    }

    private List<Face> inPart(Mat picture, int x, int y, int width, int height, double threshold) {
        int side = Math.max(width, height);
        try (Rect place = new Rect(x, y, width, height);
                Mat part = picture.apply(place)) {
            show(part, side);
        }
        network.run();
        return Anchors.faces(network.regression(), network.logits(), threshold).stream()
                .map(face -> inPixels(face, side, x, y))
                .toList();
    }

    /**
     * Gives the network the picture in RGB from -1 to 1, at the top left of a black square, so that it keeps its
     * proportions.
     */
    private void show(Mat picture, int side) {
        double scale = (double) BlazeFace.INPUT / side;
        int width = Math.max(1, (int) Math.round(picture.cols() * scale));
        int height = Math.max(1, (int) Math.round(picture.rows() * scale));
        try (Mat small = new Mat();
                Mat rgb = new Mat();
                Size size = new Size(width, height);
                Scalar black = new Scalar(-1, -1, -1, 0);
                Rect place = new Rect(0, 0, width, height);
                Mat inside = network.input().apply(place)) {
            opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
            opencv_imgproc.cvtColor(small, rgb, opencv_imgproc.COLOR_BGR2RGB);
            network.input().put(black);
            rgb.convertTo(inside, opencv_core.CV_32F, 1 / 127.5, -1);
        }
    }

    private static Face inPixels(Face face, int side, int x, int y) {
        Box box = face.box();
        return new Face(
                face.score(),
                new Box(x + box.x() * side, y + box.y() * side, box.width() * side, box.height() * side),
                face.landmarks().stream()
                        .map(point -> new Point(x + point.x() * side, y + point.y() * side))
                        .toList());
    }

    @Override
    public void close() {
        network.close();
    }
}
