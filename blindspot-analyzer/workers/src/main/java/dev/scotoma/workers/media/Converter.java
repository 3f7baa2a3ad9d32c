package dev.scotoma.workers.media;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** Turns FFmpeg's frames into BGR pictures of the same size, by the colour matrix that the stream states. */
final class Converter implements AutoCloseable {
    private @Nullable SwsContext scaler;

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
        return picture;
    }

    @Override
    public void close() {
        if (scaler != null) {
            sws_freeContext(scaler);
        }
    }
}
