package dev.scotoma.workers.media;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/**
 * Makes an H.264 recording as large as a phone's without encoding more than a small one: its packets are copied, and
 * each ends in filler, which encoders of a constant bitrate write and decoders pass over.
 */
public final class LargeClip {
    private static final int LENGTH = 4;
    /** ITU-T H.264, table 7-1: filler data. It is bytes of ones and a stop bit. */
    private static final byte FILLER = 12;

    private static final byte STOP = (byte) 0x80;

    private LargeClip() {}

    /**
     * An MP4 of the pictures of another one.
     *
     * @param bytes how many the pictures have together
     */
    public static byte[] of(byte[] mp4, int bytes) throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        Path file = Files.createTempFile("large", ".mp4");
        try (FFmpegFrameGrabber from = new FFmpegFrameGrabber(new ByteArrayInputStream(mp4))) {
            from.start();
            int filler = bytes / from.getLengthInVideoFrames();
            try (FFmpegFrameRecorder to =
                    new FFmpegFrameRecorder(file.toFile(), from.getImageWidth(), from.getImageHeight(), 0)) {
                to.setFormat("mp4");
                to.start(from.getFormatContext());
                for (AVPacket packet = from.grabPacket(); packet != null; packet = from.grabPacket()) {
                    try (AVPacket larger = withFiller(packet, filler)) {
                        to.recordPacket(larger);
                        avcodec.av_packet_unref(larger);
                    }
                }
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static AVPacket withFiller(AVPacket packet, int filler) {
        byte[] unit = new byte[LENGTH + filler];
        Arrays.fill(unit, (byte) 0xFF);
        for (int i = 0; i < LENGTH; i++) {
            unit[i] = (byte) (filler >> (8 * (LENGTH - 1 - i)));
        }
        unit[LENGTH] = FILLER;
        unit[unit.length - 1] = STOP;
        AVPacket larger = new AVPacket();
        avcodec.av_new_packet(larger, packet.size() + unit.length);
        avcodec.av_packet_copy_props(larger, packet);
        byte[] picture = new byte[packet.size()];
        packet.data().get(picture);
        BytePointer data = larger.data();
        data.put(picture, 0, picture.length);
        data.position(picture.length).put(unit, 0, unit.length);
        return larger;
    }
}
