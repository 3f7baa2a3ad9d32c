package dev.scotoma.workers.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One recording in FFmpeg. Its packets are walked once without decoding, because a browser's WebM does not say how long
 * it is, and decoded once. The demuxer is forced, probing is left out, and only the five codecs that browsers record
 * are opened; a file at hand may have those of older cameras besides.
 */
final class Video implements AutoCloseable {
    private static final Map<Integer, String> CODECS = Map.of(
            AV_CODEC_ID_VP8, "vp8",
            AV_CODEC_ID_VP9, "vp9",
            AV_CODEC_ID_AV1, "av1",
            AV_CODEC_ID_H264, "h264",
            AV_CODEC_ID_HEVC, "hevc");

    private static final Map<Integer, String> OF_ARCHIVES = Map.of(
            AV_CODEC_ID_MJPEG, "mjpeg",
            AV_CODEC_ID_MPEG4, "mpeg4",
            AV_CODEC_ID_MSMPEG4V3, "msmpeg4v3");

    /** Gets the decoded frames in order. A picture is made of a frame only when it is asked for. */
    interface Look {
        void at(long ms, Decoded frame) throws IOException;
    }

    interface Decoded {
        /** The picture as a player shows it, in 8-bit BGR. The caller closes it. */
        Mat picture() throws Rejection;

        /** How many pixels the stream codes, which may be other than are shown. */
        int coded();
    }

    /** AV_FRAME_FLAG_DISCARD of FFmpeg's frame.h: decoded for the sake of others, and not to be shown. */
    private static final int LEFT_OUT = 1 << 2;

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
        if (codec().isEmpty()) {
            throw new Rejection(
                    Reason.NOT_A_VIDEO,
                    "The recording's codec is none that browsers"
                            + (limits.archives() ? " or older cameras record." : " record."));
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
        int id = stream.codecpar().codec_id();
        return CODECS.getOrDefault(id, limits.archives() ? OF_ARCHIVES.getOrDefault(id, "") : "");
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
                if (packet.stream_index() != stream.index()) {
                    walk.other();
                } else if (hidden(packet)) {
                    walk.hidden();
                } else {
                    long time = time(packet);
                    walk.frame(packet.size(), time == AV_NOPTS_VALUE ? OptionalLong.empty() : OptionalLong.of(time));
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        return walk.timeline();
    }

    private static long time(AVPacket packet) {
        return packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    }

    /** Whether an edit list leaves the frame out. It is in the file because those after it cannot be decoded without. */
    private boolean hidden(AVPacket packet) {
        return (packet.flags() & AV_PKT_FLAG_DISCARD) != 0 || beforeTheBeginning(time(packet));
    }

    /**
     * Whether a time lies before the first edit begins, which is at 0. FFmpeg marks the frames to be left out of an MP4
     * in one piece; in fragments it only moves their times.
     */
    private boolean beforeTheBeginning(long time) {
        return container == Container.MP4 && time != AV_NOPTS_VALUE && time < 0;
    }

    /**
     * Decodes from the start, and answers how many packets that are shown gave an error. It takes a {@link Video} of its own, because
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
        int decoded = 0;
        AVCodecContext decoder = avcodec_alloc_context3(codec);
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        try (Converter converter = new Converter()) {
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
                boolean shown = more && !hidden(packet);
                if (avcodec_send_packet(decoder, more ? packet : null) < 0 && shown) {
                    broken++;
                }
                av_packet_unref(packet);
                while (avcodec_receive_frame(decoder, frame) >= 0) {
                    // One packet may give many frames.
                    if (++decoded > limits.decoded()) {
                        throw Walk.tooManyToDecode(limits);
                    }
                    long time = frame.best_effort_timestamp();
                    if ((frame.flags() & LEFT_OUT) == 0 && !beforeTheBeginning(time)) {
                        broken += frame.decode_error_flags() == 0 ? 0 : 1;
                        look.at(Math.round(ms(time)), new Picture(frame, converter));
                    }
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

    private final class Picture implements Decoded {
        private final AVFrame frame;
        private final Converter converter;
        private final StatedGeometry geometry = new StatedGeometry(input, stream);

        Picture(AVFrame frame, Converter converter) {
            this.frame = frame;
            this.converter = converter;
        }

        @Override
        public Mat picture() throws Rejection {
            return geometry.of(frame).shown(converter.picture(frame), limits);
        }

        @Override
        public int coded() {
            return frame.width() * frame.height();
        }
    }

    @Override
    public void close() {
        avformat_close_input(input);
    }
}
