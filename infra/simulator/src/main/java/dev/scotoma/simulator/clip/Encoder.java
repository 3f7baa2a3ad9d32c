package dev.scotoma.simulator.clip;

import dev.scotoma.simulator.render.Film;
import dev.scotoma.simulator.scene.Optics;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Writes what browsers record: live WebM without a duration in VP8, or MP4 in H.264. One thread and no clock, so equal frames give equal streams. */
final class Encoder {
    static {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private Encoder() {}

    static void encode(Film film, Optics optics, Path file) throws IOException {
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), optics.width(), optics.height(), 0);
                Frame frame = new Frame(optics.width(), optics.height(), Frame.DEPTH_UBYTE, 3)) {
            settings(recorder, optics);
            recorder.start();
            for (int i = 0; i < film.frames(); i++) {
                copy(film.frame(i), frame);
                recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
            }
            recorder.stop();
        } catch (FFmpegFrameRecorder.Exception failed) {
            throw new IOException("The clip could not be encoded: " + failed.getMessage(), failed);
        }
    }

    private static void settings(FFmpegFrameRecorder recorder, Optics optics) {
        double bits = optics.bitsPerPixel() * optics.width() * optics.height() * optics.framesPerSecond();
        recorder.setVideoBitrate((int) bits);
        recorder.setFrameRate(optics.framesPerSecond());
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setVideoOption("threads", "1");
        if (optics.mp4()) {
            recorder.setFormat("mp4");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
            recorder.setOption("fflags", "+bitexact");
        } else {
            recorder.setFormat("webm");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_VP8);
            recorder.setOption("live", "1");
            recorder.setOption("fflags", "+bitexact");
            recorder.setVideoOption("deadline", "realtime");
            // A positive speed is tuned by the clock, and the stream would depend on how busy the machine is.
            recorder.setVideoOption("cpu-used", "-8");
        }
    }

    private static void copy(BufferedImage image, Frame frame) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        ByteBuffer bytes = (ByteBuffer) frame.image[0];
        byte[] row = new byte[3 * image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = pixels[y * image.getWidth() + x];
                row[3 * x] = (byte) pixel;
                row[3 * x + 1] = (byte) (pixel >> 8);
                row[3 * x + 2] = (byte) (pixel >> 16);
            }
            bytes.put(y * frame.imageStride, row);
        }
    }
}
