package dev.scotoma.workers.media;

import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Region;
import dev.scotoma.workers.worker.NoRoom;
import dev.scotoma.workers.worker.Stopwatch;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Inspects one recording after the other inside a worker. It spools the recording, walks through its packets, decodes
 * it once, looks for faces, measures, writes the pack, and says last whose face it is.
 */
final class Inspector {
    /** A face that a smaller share of the looks shows is taken for a mistake of the detector. */
    private static final double FACE_SHARE = 0.125;

    /**
     * Where a larger share of the looks at a face shows a second one there is more than one person, or a photograph
     * beside a person.
     */
    private static final double SECOND_FACE_SHARE = 0.25;

    private static final double SECOND_FACE_SCORE = 0.6;
    private static final double SECOND_FACE_SIZE = 1 / 3.0;

    private final FaceDetector detector;

    Inspector(FaceDetector detector) {
        this.detector = detector;
    }

    Report run(Limits limits, InputStream input, OutputStream output) throws IOException {
        Path file = Files.createTempFile("recording", null);
        Stopwatch<InspectionStage> watch = new Stopwatch<>(InspectionStage.class);
        try {
            watch.start(InspectionStage.READ);
            spool(input, file, limits);
            Signature signature = Signature.of(file);
            if (limits.stills() && signature.isStill()) {
                return still(file, signature, limits, output, watch);
            }
            Container container = Container.of(signature, file, limits);
            Timeline timeline;
            try (Video video = new Video(file, container, limits)) {
                timeline = video.timeline();
            }
            try (Video video = new Video(file, container, limits);
                    FramePack.Writer pack = new FramePack.Writer(output)) {
                return new Round(video, container, timeline, limits, pack, watch).report();
            }
        } catch (Rejection rejection) {
            watch.stop();
            return Report.rejected(rejection, watch.nanos());
        } finally {
            Files.delete(file);
        }
    }

    /** Packs a still. Nothing is measured of it, because no campaign asks for its conditions. */
    private Report still(
            Path file, Signature signature, Limits limits, OutputStream output, Stopwatch<InspectionStage> watch)
            throws IOException {
        watch.start(InspectionStage.DECODE);
        try (Mat picture = Still.read(file, signature, limits);
                FramePack.Writer pack = new FramePack.Writer(output)) {
            refuseTiny(picture);
            watch.start(InspectionStage.DETECT);
            List<Face> faces = detector.faces(picture);
            watch.start(InspectionStage.CROP);
            Face face = largest(faces);
            Region region = Cutout.region(limits.whole() ? null : face, picture);
            pack.add(
                    new Frame(0, picture.cols(), picture.rows(), region, face, faces.size(), ""),
                    Cutout.png(picture, region, limits.kept()));
            boolean several = face != null
                    && faces.stream().filter(other -> isAnother(other, face)).count() > 1;
            Reason reason = face == null ? Reason.NO_FACE : several ? Reason.SEVERAL_FACES : null;
            String detail = reason == null
                    ? ""
                    : reason == Reason.NO_FACE ? "No face was found." : "More than one face was found.";
            int withFace = face == null ? 0 : 1;
            watch.stop();
            Footage footage = Footage.ofStill(picture.cols(), picture.rows());
            return new Report(reason, detail, footage, 1, withFace, Measures.NONE, watch.nanos());
        }
    }

    private static void refuseTiny(Mat picture) throws Rejection {
        if (Math.min(picture.cols(), picture.rows()) < Limits.LEAST_SIDE) {
            throw new Rejection(
                    Reason.UNREADABLE,
                    "The picture has " + picture.cols() + "x" + picture.rows() + " pixels; no side may have less than "
                            + Limits.LEAST_SIDE + ".");
        }
    }

    private static @Nullable Face largest(List<Face> faces) {
        return faces.stream()
                .max((a, b) -> Double.compare(a.box().width(), b.box().width()))
                .orElse(null);
    }

    /** Whether a face is sure and large enough to be a person's. The largest one is judged as well. */
    private static boolean isAnother(Face other, Face largest) {
        return other.score() >= SECOND_FACE_SCORE
                && other.box().width() >= SECOND_FACE_SIZE * largest.box().width();
    }

    private static void spool(InputStream input, Path file, Limits limits) throws IOException {
        try (OutputStream spool = writing(file)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
                total += n;
                if (total > limits.bytes()) {
                    throw new Rejection(Reason.TOO_LARGE, "The recording has more than " + limits.bytes() + " bytes.");
                }
                spool.write(buffer, 0, n);
            }
        }
    }

    /** Writes to a file, for whose failures no recording is to blame. */
    private static OutputStream writing(Path file) throws IOException {
        return new FilterOutputStream(Files.newOutputStream(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException full) {
                    throw new NoRoom(full);
                }
            }
        };
    }

    /**
     * The faces that one look found.
     *
     * @param measured around each of the faces, or once where there is none; empty unless the conditions are read
     */
    private record Look(List<Face> faces, List<Measures.OfFrame> measured) {
        Measures.OfFrame of(@Nullable Face face) {
            return face == null ? measured.getFirst().withoutFace() : measured.get(faces.indexOf(face));
        }
    }

    /** Takes one recording through the decoder. */
    private final class Round {
        private final Video video;
        private final Container container;
        private final Timeline timeline;
        private final FramePack.Writer pack;
        private final Stopwatch<InspectionStage> watch;
        private final boolean whole;
        private final Limits limits;
        private final int samples;
        private final int perSample;
        private final int looks;
        private final double firstMs;
        private final double spanMs;
        private final Tracks tracks = new Tracks();
        private final List<Look> taken = new ArrayList<>();
        private final List<Integer> packed = new ArrayList<>();
        private int next;
        private int frames;
        private int width;
        private int height;
        private int coded;
        private int withFace;
        private int withSecond;

        Round(
                Video video,
                Container container,
                Timeline timeline,
                Limits limits,
                FramePack.Writer pack,
                Stopwatch<InspectionStage> watch) {
            this.video = video;
            this.container = container;
            this.timeline = timeline;
            this.pack = pack;
            this.watch = watch;
            this.whole = limits.whole();
            this.limits = limits;
            this.samples = limits.samples();
            this.perSample = limits.looksPerSample();
            this.looks = samples * perSample;
            this.firstMs = video.ms(timeline.first());
            this.spanMs = video.ms(timeline.last()) - firstMs;
        }

        Report report() throws IOException {
            watch.start(InspectionStage.DECODE);
            int broken = video.decode(this::look);
            watch.stop();
            if (frames == 0 || broken * 10 > timeline.packets()) {
                throw new Rejection(
                        Reason.UNREADABLE,
                        broken + " of " + timeline.packets() + " frames of the recording are damaged.");
            }
            Map<Integer, Face> faces = tracks.ofTheSession();
            pack.show(frame -> faces.get(packed.get(frame)));
            // The last frame is shown as long as the others on average.
            double seconds = timeline.packets() < 2 ? 0 : spanMs / 1000 * timeline.packets() / (timeline.packets() - 1);
            Measures measures = Measures.of(
                    measured(faces),
                    new Measures.Rate(
                            seconds == 0 ? Double.NaN : timeline.packets() / seconds,
                            timeline.bytes() * 8.0 / timeline.packets() / coded));
            Reason reason = reason();
            int durationMs = (int) Math.round(seconds * 1000);
            Footage footage = new Footage(container, video.codec(), durationMs, width, height, frames);
            return new Report(reason, detail(reason), footage, taken.size(), withFace, measures, watch.nanos());
        }

        private List<Measures.OfFrame> measured(Map<Integer, Face> faces) {
            return IntStream.range(0, limits.measures() ? taken.size() : 0)
                    .mapToObj(look -> taken.get(look).of(faces.get(look)))
                    .toList();
        }

        private @Nullable Reason reason() {
            if (withFace < Math.max(1, taken.size() * FACE_SHARE)) {
                return Reason.NO_FACE;
            }
            return withSecond > withFace * SECOND_FACE_SHARE ? Reason.SEVERAL_FACES : null;
        }

        private String detail(@Nullable Reason reason) {
            if (reason == null) {
                return "";
            }
            return reason == Reason.NO_FACE
                    ? "A face was found in " + withFace + " of " + taken.size() + " frames looked at."
                    : "More than one face was found in " + withSecond + " of " + taken.size() + " frames looked at.";
        }

        private void look(long ms, Video.Decoded decoded) throws IOException {
            frames++;
            // Fewer frames than samples: there is nothing to choose between.
            boolean everyFrame = timeline.packets() <= samples;
            boolean due = everyFrame;
            boolean inPack = everyFrame;
            while (next < looks && ms - firstMs >= spanMs * (next + 0.5) / looks - 0.5) {
                due = true;
                inPack |= next % perSample == perSample / 2;
                next++;
            }
            if (due) {
                coded = decoded.coded();
                try (Mat picture = decoded.picture()) {
                    refuseTiny(picture);
                    look((int) Math.round(ms - firstMs), picture, inPack);
                }
                watch.start(InspectionStage.DECODE);
            }
        }

        private void look(int atMs, Mat picture, boolean inPack) throws IOException {
            width = picture.cols();
            height = picture.rows();
            watch.start(InspectionStage.DETECT);
            List<Face> faces = detector.faces(picture);
            Face face = largest(faces);
            if (face != null) {
                withFace++;
                withSecond +=
                        faces.stream().filter(other -> isAnother(other, face)).count() > 1 ? 1 : 0;
            }
            tracks.add(faces);
            watch.start(InspectionStage.MEASURE);
            taken.add(new Look(faces, limits.measures() ? measured(picture, faces) : List.of()));
            if (inPack && limits.packs()) {
                watch.start(InspectionStage.CROP);
                packed.add(taken.size() - 1);
                // Where there are several, whose session it is turns out at the end: until then nothing is cut off.
                Region region = Cutout.region(whole || faces.size() > 1 ? null : face, picture);
                pack.add(
                        new Frame(atMs, picture.cols(), picture.rows(), region, null, faces.size(), ""),
                        Cutout.png(picture, region, limits.kept()));
            }
        }

        private static List<Measures.OfFrame> measured(Mat picture, List<Face> faces) {
            return faces.isEmpty()
                    ? List.of(Meter.measure(picture, null))
                    : faces.stream().map(face -> Meter.measure(picture, face)).toList();
        }
    }
}
