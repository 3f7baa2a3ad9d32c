package dev.scotoma.workers.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/**
 * Writes small videos for tests, in memory for WebM as browsers do: live, with clusters of unknown size and no
 * duration.
 */
public final class Clip {
    private int width = 640;
    private int height = 480;
    private int fps = 30;
    private double seconds = 2;
    private int bitrate = 2_500_000;
    private String format = "webm";
    private boolean inFragments;
    private int codec = avcodec.AV_CODEC_ID_VP8;
    private int keyFrameEvery;
    private double pixelAspect;
    private IntFunction<BufferedImage> draw;

    private Clip() {
        draw = always(() -> noisy(face(DrawnFace.at(width / 2.0, height * 0.48, height * 0.22)), new Random(0)));
    }

    public static Clip ofAFace() {
        return new Clip();
    }

    /** At the left, and so small that the white right of the picture lies beyond four times the face. */
    public static Clip ofAFaceBesideWhite() {
        Clip clip = new Clip();
        clip.draw = always(() -> {
            BufferedImage picture = DrawnFace.room(clip.width, clip.height, new Color(120, 130, 140));
            DrawnFace.at(120, 230, 36).draw(picture);
            var pen = picture.createGraphics();
            pen.fillRect(400, 0, clip.width - 400, clip.height);
            pen.dispose();
            return picture;
        });
        return clip;
    }

    /** Somebody who looks ahead, to one side, ahead, and to the other. */
    static Clip ofATurningFace() {
        Clip clip = new Clip();
        clip.draw = i -> noisy(
                clip.face(new DrawnFace(
                        clip.width / 2.0,
                        clip.height * 0.48,
                        clip.height * 0.22,
                        0.8 * Math.sin(2 * Math.PI * i / clip.count()),
                        1,
                        0)),
                new SplittableRandom(0));
        return clip;
    }

    public static Clip ofNobody() {
        Clip clip = new Clip();
        clip.draw =
                i -> noisy(DrawnFace.room(clip.width, clip.height, new Color(120, 130, 140)), new SplittableRandom(i));
        return clip;
    }

    public static Clip ofTwo() {
        Clip clip = new Clip();
        clip.draw = i -> {
            BufferedImage picture = DrawnFace.room(clip.width, clip.height, new Color(120, 130, 140));
            DrawnFace.at(clip.width * 0.27, clip.height * 0.48, clip.height * 0.16)
                    .draw(picture);
            DrawnFace.at(clip.width * 0.73, clip.height * 0.48, clip.height * 0.16)
                    .draw(picture);
            return noisy(picture, new SplittableRandom(i));
        };
        return clip;
    }

    public Clip size(int width, int height) {
        this.width = width;
        this.height = height;
        return this;
    }

    public Clip fps(int fps) {
        this.fps = fps;
        return this;
    }

    public Clip seconds(double seconds) {
        this.seconds = seconds;
        return this;
    }

    Clip bitrate(int bitsPerSecond) {
        this.bitrate = bitsPerSecond;
        return this;
    }

    Clip vp9() {
        return coded("vp9");
    }

    public Clip mp4() {
        format = "mp4";
        return coded("h264");
    }

    /** As cameras and programs before the browsers' wrote it. */
    public Clip avi() {
        format = "avi";
        return coded("mjpeg");
    }

    /** QuickTime's own form of MP4. */
    Clip mov() {
        format = "mov";
        return coded("mjpeg");
    }

    /** As browsers write MP4: a part of the index beside each part of the pictures. */
    Clip inFragments() {
        inFragments = true;
        return this;
    }

    /** How many frames one that stands alone has to serve. */
    Clip keyFrameEvery(int frames) {
        keyFrameEvery = frames;
        return this;
    }

    /** The width of a pixel over its height, as the file says. */
    public Clip pixelAspect(double aspect) {
        pixelAspect = aspect;
        return this;
    }

    /** In the container that was chosen before. */
    Clip coded(String word) {
        codec = switch (word) {
            case "vp8" -> avcodec.AV_CODEC_ID_VP8;
            case "vp9" -> avcodec.AV_CODEC_ID_VP9;
            case "av1" -> avcodec.AV_CODEC_ID_AV1;
            case "h264" -> avcodec.AV_CODEC_ID_H264;
            case "mjpeg" -> avcodec.AV_CODEC_ID_MJPEG;
            case "mpeg4" -> avcodec.AV_CODEC_ID_MPEG4;
            case "msmpeg4v3" -> avcodec.AV_CODEC_ID_MSMPEG4V3;
            case "mpeg2" -> avcodec.AV_CODEC_ID_MPEG2VIDEO;
            default -> throw new IllegalArgumentException(word);
        };
        return this;
    }

    public Clip drawing(IntFunction<BufferedImage> frame) {
        draw = frame;
        return this;
    }

    public BufferedImage firstPicture() {
        return draw.apply(0);
    }

    private int count() {
        return (int) Math.round(fps * seconds);
    }

    private BufferedImage face(DrawnFace face) {
        BufferedImage picture = DrawnFace.room(width, height, new Color(120, 130, 140));
        face.draw(picture);
        return picture;
    }

    private static BufferedImage noisy(BufferedImage picture, RandomGenerator random) {
        DrawnFace.addNoise(picture, 2, random);
        return picture;
    }

    /** One picture for every frame, drawn when it is first wanted: drawing it takes longer than encoding it. */
    private static IntFunction<BufferedImage> always(Supplier<BufferedImage> drawing) {
        AtomicReference<BufferedImage> drawn = new AtomicReference<>();
        return i -> drawn.updateAndGet(picture -> picture == null ? drawing.get() : picture);
    }

    public byte[] bytes() throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        // FFmpeg writes the header of AV1 once it has seen a frame, which takes a file it can go back in.
        if (!format.equals("webm") || codec == avcodec.AV_CODEC_ID_AV1) {
            return bytesOfAFile();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(out, width, height, 0)) {
            // Browsers put H.264 into WebM files; FFmpeg writes it under the general name of the container.
            recorder.setFormat(codec == avcodec.AV_CODEC_ID_H264 ? "matroska" : "webm");
            recorder.setOption("live", "1");
            record(recorder);
        }
        return out.toByteArray();
    }

    private byte[] bytesOfAFile() throws Exception {
        var file = Files.createTempFile("clip", "." + format);
        try {
            try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height, 0)) {
                recorder.setFormat(format);
                if (inFragments) {
                    recorder.setOption("movflags", "frag_keyframe+empty_moov+default_base_moof");
                }
                record(recorder);
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private void record(FFmpegFrameRecorder recorder) throws Exception {
        recorder.setVideoCodec(codec);
        recorder.setFrameRate(fps);
        recorder.setVideoBitrate(bitrate);
        recorder.setPixelFormat(
                codec == avcodec.AV_CODEC_ID_MJPEG ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_YUV420P);
        recorder.setOption("fflags", "+bitexact");
        recorder.setAspectRatio(pixelAspect);
        if (keyFrameEvery > 0) {
            recorder.setGopSize(keyFrameEvery);
        }
        // A positive speed of VP8 is tuned by the clock: equal pictures would give unequal files.
        String speed = codec == avcodec.AV_CODEC_ID_VP8 ? "-8" : "8";
        recorder.setVideoOptions(Map.of("deadline", "realtime", "cpu-used", speed, "threads", "1"));
        if (codec == avcodec.AV_CODEC_ID_MJPEG) {
            recorder.setVideoQuality(3);
        }
        recorder.start();
        try (Java2DFrameConverter converter = new Java2DFrameConverter()) {
            for (int i = 0; i < count(); i++) {
                recorder.record(converter.convert(draw.apply(i)));
            }
        }
        recorder.stop();
    }
}
