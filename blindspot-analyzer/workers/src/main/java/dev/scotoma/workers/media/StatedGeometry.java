package dev.scotoma.workers.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/** Reads how a recording wants to be shown from where FFmpeg puts it: the frames, and the data beside their stream. */
final class StatedGeometry {
    /** Numbers of a display matrix. */
    private static final int MATRIX = 9;

    private final AVFormatContext input;
    private final AVStream stream;

    StatedGeometry(AVFormatContext input, AVStream stream) {
        this.input = input;
        this.stream = stream;
    }

    /** How a frame is shown. What it says itself goes before what the file says of all of them. */
    Geometry of(AVFrame frame) {
        AVRational aspect = av_guess_sample_aspect_ratio(input, stream, frame);
        return new Geometry(margins(frame), Geometry.aspect(aspect.num(), aspect.den()), orientation(frame));
    }

    private Orientation orientation(AVFrame frame) {
        AVFrameSideData ofFrame = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        AVPacketSideData ofFile = sideData(AV_PKT_DATA_DISPLAYMATRIX, 4 * MATRIX);
        if (ofFrame == null && ofFile == null) {
            return Orientation.UPRIGHT;
        }
        int[] matrix = new int[MATRIX];
        new IntPointer(ofFrame == null ? Objects.requireNonNull(ofFile).data() : ofFrame.data()).get(matrix);
        return Orientation.of(matrix[0], matrix[1], matrix[3], matrix[4]);
    }

    /** What the container cuts off; what the stream cuts off is gone from the frame already. */
    private Geometry.Margins margins(AVFrame frame) {
        AVPacketSideData data = sideData(AV_PKT_DATA_FRAME_CROPPING, 16);
        if (data == null) {
            return Geometry.Margins.NONE;
        }
        int[] sides = new int[4];
        new IntPointer(data.data()).get(sides);
        return Geometry.Margins.of(
                Integer.toUnsignedLong(sides[0]),
                Integer.toUnsignedLong(sides[1]),
                Integer.toUnsignedLong(sides[2]),
                Integer.toUnsignedLong(sides[3]),
                frame.width(),
                frame.height());
    }

    private @Nullable AVPacketSideData sideData(int type, int bytes) {
        AVCodecParameters parameters = stream.codecpar();
        AVPacketSideData data =
                av_packet_side_data_get(parameters.coded_side_data(), parameters.nb_coded_side_data(), type);
        return data == null || data.size() < bytes ? null : data;
    }
}
