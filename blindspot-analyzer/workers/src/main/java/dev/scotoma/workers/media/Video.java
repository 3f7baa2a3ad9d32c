package dev.scotoma.workers.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * One recording in FFmpeg. Its packets are walked once without decoding, because a browser's WebM does not say how long
 * it is, and decoded once. The demuxer is forced, probing is left out, and only the five codecs that browsers record
 * are opened.
 */
final class Video implements AutoCloseable {
    private static final Map<Integer, String> CODECS = Map.of(
            AV_CODEC_ID_VP8, "vp8",
            AV_CODEC_ID_VP9, "vp9",
            AV_CODEC_ID_AV1, "av1",
            AV_CODEC_ID_H264, "h264",
            AV_CODEC_ID_HEVC, "hevc");

    /** Gets the decoded frames in order. A picture is made of a frame only when it is asked for. */
    interface Look {
        void at(long ms, Decoded frame) throws IOException;
    }

    interface Decoded {
        /** The picture as 8-bit BGR, turned upright. The caller closes it. */
        Mat picture();
    }

    private final Path file;
    private final Container container;
    private final Limits limits;
    private final AVFormatContext input;
    private final AVStream stream;

    Video(Path file, Container container, Limits limits) throws Rejection {
        this.file = file;
        this.container = container;
        this.limits = limits;
        this.input = open();
        try {
            this.stream = videoStream();
            refuseOthers();
        } catch (Rejection rejection) {
            close();
            throw rejection;
        }
    }

    private void refuseOthers() throws Rejection {
        AVCodecParameters parameters = stream.codecpar();
        if (!CODECS.containsKey(parameters.codec_id())) {
            throw new Rejection(Reason.NOT_A_VIDEO, "The recording's codec is none that browsers record.");
        }
        if ((long) parameters.width() * parameters.height() > limits.pixels()) {
            throw new Rejection(
                    Reason.TOO_LARGE,
                    "The recording has " + parameters.width() + "x" + parameters.height() + " pixels; at most "
                            + limits.pixels() + " are taken.");
        }
    }

    private AVFormatContext open() throws Rejection {
        AVInputFormat format = av_find_input_format(container.demuxer());
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "protocol_whitelist", "file", 0);
            av_dict_set(options, "max_streams", "8", 0);
            if (avformat_open_input(context, "file:" + file, format, options) < 0) {
                throw new Rejection(Reason.UNREADABLE, "The " + container.word() + " file's header cannot be read.");
            }
        } finally {
            av_dict_free(options);
        }
        return context;
    }

    private AVStream videoStream() throws Rejection {
        AVStream found = null;
        for (int i = 0; i < input.nb_streams(); i++) {
            AVStream one = input.streams(i);
            if (found == null && one.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
                found = one;
            }
        }
        if (found == null) {
            throw new Rejection(Reason.NOT_A_VIDEO, "The recording has no moving picture.");
        }
        return found;
    }

    String codec() {
        return CODECS.getOrDefault(stream.codecpar().codec_id(), "");
    }

    double ms(long timestamp) {
        return timestamp
                * 1000.0
                * stream.time_base().num()
                / stream.time_base().den();
    }

    /**
     * The timeline of the recording. One that is longer than a session can be is refused before anything is decoded.
     */
    Timeline timeline() throws Rejection {
        Walk walk = new Walk(limits, this::ms);
        AVPacket packet = av_packet_alloc();
        try {
            while (av_read_frame(input, packet) >= 0) {
                if (packet.stream_index() == stream.index()) {
                    long time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
                    walk.frame(packet.size(), time == AV_NOPTS_VALUE ? OptionalLong.empty() : OptionalLong.of(time));
                } else {
                    walk.other();
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        return walk.timeline();
    }

    /**
     * Decodes from the start, and answers how many packets gave an error. It takes a {@link Video} of its own, because
     * this one is at its end.
     */
    int decode(Look look) throws IOException {
        for (int i = 0; i < input.nb_streams(); i++) {
            if (i != stream.index()) {
                input.streams(i).discard(AVDISCARD_ALL);
            }
        }
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null) {
            throw new IOException("no decoder for " + codec());
        }
        int broken = 0;
        AVCodecContext decoder = avcodec_alloc_context3(codec);
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        try (Converter converter = new Converter(rotation())) {
            avcodec_parameters_to_context(decoder, stream.codecpar());
            decoder.thread_count(1);
            decoder.max_pixels(limits.pixels());
            decoder.pkt_timebase(stream.time_base());
            if (avcodec_open2(decoder, codec, (AVDictionary) null) < 0) {
                throw new Rejection(Reason.UNREADABLE, "The recording's " + codec() + " stream cannot be opened.");
            }
            boolean more = true;
            while (more) {
                more = av_read_frame(input, packet) >= 0;
                if (more && packet.stream_index() != stream.index()) {
                    av_packet_unref(packet);
                    continue;
                }
                if (avcodec_send_packet(decoder, more ? packet : null) < 0) {
                    broken++;
                }
                av_packet_unref(packet);
                while (avcodec_receive_frame(decoder, frame) >= 0) {
                    if (frame.decode_error_flags() != 0) {
                        broken++;
                    }
                    look.at(Math.round(ms(frame.best_effort_timestamp())), () -> converter.picture(frame));
                    av_frame_unref(frame);
                }
            }
        } finally {
            av_frame_free(frame);
            av_packet_free(packet);
            avcodec_free_context(decoder);
        }
        return broken;
    }

    /** The quarter turns clockwise that a phone wrote down instead of turning the picture. */
    private int rotation() {
        AVCodecParameters parameters = stream.codecpar();
        AVPacketSideData matrix = av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.size() < 36) {
            return 0;
        }
        double counterClockwise = av_display_rotation_get(new IntPointer(matrix.data()));
        return Double.isNaN(counterClockwise) ? 0 : Math.floorMod(Math.round(-counterClockwise / 90), 4);
    }

    /** Turns FFmpeg's frames into BGR pictures by the colour matrix that the stream states. */
    private static final class Converter implements AutoCloseable {
        private final int quarterTurns;
        private @Nullable SwsContext scaler;

        Converter(int quarterTurns) {
            this.quarterTurns = quarterTurns;
        }

        Mat picture(AVFrame frame) {
            SwsContext context = sws_getCachedContext(
                    scaler,
                    frame.width(),
                    frame.height(),
                    frame.format(),
                    frame.width(),
                    frame.height(),
                    AV_PIX_FMT_BGR24,
                    SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT,
                    null,
                    null,
                    (double[]) null);
            scaler = context;
            int space = frame.colorspace() == AVCOL_SPC_UNSPECIFIED ? SWS_CS_ITU601 : frame.colorspace();
            sws_setColorspaceDetails(
                    context,
                    sws_getCoefficients(space),
                    frame.color_range() == AVCOL_RANGE_JPEG ? 1 : 0,
                    sws_getCoefficients(SWS_CS_ITU601),
                    1,
                    0,
                    1 << 16,
                    1 << 16);
            Mat picture = new Mat(frame.height(), frame.width(), opencv_core.CV_8UC3);
            try (var data = new PointerPointer<>(new Pointer[] {picture.data()});
                    var stride = new IntPointer(new int[] {(int) picture.step(0)})) {
                sws_scale(context, frame.data(), frame.linesize(), 0, frame.height(), data, stride);
            }
            return turned(picture);
        }

        private Mat turned(Mat picture) {
            if (quarterTurns == 0) {
                return picture;
            }
            int code = switch (quarterTurns) {
                case 1 -> opencv_core.ROTATE_90_CLOCKWISE;
                case 2 -> opencv_core.ROTATE_180;
                default -> opencv_core.ROTATE_90_COUNTERCLOCKWISE;
            };
            Mat upright = new Mat();
            opencv_core.rotate(picture, upright, code);
            picture.close();
            return upright;
        }

        @Override
        public void close() {
            if (scaler != null) {
                sws_freeContext(scaler);
            }
        }
    }

    @Override
    public void close() {
        avformat_close_input(input);
    }
}
