package dev.scotoma.blindspot.media;

import dev.scotoma.blindspot.media.FramePack.Box;
import dev.scotoma.blindspot.media.FramePack.Face;
import dev.scotoma.blindspot.media.FramePack.Point;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;

/** BlazeFace short range in OpenCV: made for faces within some two metres of a front camera. Faces come back in pixels, best first. */
final class FaceDetector implements AutoCloseable {
    private static final String NETWORK = "/models/face_detection_short_range.tflite";
    private static final int INPUT = 128;
    private static final double THRESHOLD = 0.5;

    /** Six more looks find six times as many faces where there are none. */
    private static final double PART_THRESHOLD = 0.65;

    private final Net net;
    private final BytePointer model;

    FaceDetector() throws IOException {
        try (InputStream file = FaceDetector.class.getResourceAsStream(NETWORK)) {
            model = new BytePointer(Objects.requireNonNull(file, NETWORK + " is fetched by the build")
                    .readAllBytes());
        }
        net = opencv_dnn.readNetFromTFLite(model, model.limit());
        opencv_core.setNumThreads(1);
    }

    /** All of the picture first; where that shows no face, six overlapping parts of it: the network sees 128 pixels only, and far faces get lost. */
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
                Mat part = picture.apply(place);
                Mat blob = blob(part, side);
                StringVector names = net.getUnconnectedOutLayersNames();
                MatVector outputs = new MatVector()) {
            net.setInput(blob);
            net.forward(outputs, names);
            float[] regression = new float[0];
            float[] logits = new float[0];
            for (long i = 0; i < outputs.size(); i++) {
                try (Mat output = outputs.get(i)) {
                    float[] values = values(output);
                    if (values.length == Anchors.COUNT) {
                        logits = values;
                    } else {
                        regression = values;
                    }
                }
            }
            return Anchors.faces(regression, logits, threshold).stream()
                    .map(face -> inPixels(face, side, x, y))
                    .toList();
        }
    }

    /** The picture at the top left of a black square, in RGB from -1 to 1: a frame keeps its proportions. */
    private static Mat blob(Mat picture, int side) {
        double scale = (double) INPUT / side;
        int width = Math.max(1, (int) Math.round(picture.cols() * scale));
        int height = Math.max(1, (int) Math.round(picture.rows() * scale));
        try (Mat small = new Mat();
                Size size = new Size(width, height);
                Scalar black = new Scalar(0, 0, 0, 0);
                Scalar half = new Scalar(127.5, 127.5, 127.5, 0);
                Size input = new Size(INPUT, INPUT);
                Mat square = new Mat(INPUT, INPUT, opencv_core.CV_8UC3, black);
                Rect place = new Rect(0, 0, width, height);
                Mat inside = square.apply(place)) {
            opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
            small.copyTo(inside);
            return opencv_dnn.blobFromImage(square, 1 / 127.5, input, half, true, false, opencv_core.CV_32F);
        }
    }

    private static float[] values(Mat output) {
        float[] values = new float[(int) output.total()];
        try (Pointer data = output.data();
                FloatPointer floats = new FloatPointer(data)) {
            floats.get(values);
        }
        return values;
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
        net.close();
        model.close();
    }
}
