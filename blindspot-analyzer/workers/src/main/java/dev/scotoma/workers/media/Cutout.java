package dev.scotoma.workers.media;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Region;
import java.io.IOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

/** Cuts out of a picture what a frame pack keeps of it. */
final class Cutout {
    private static final double CONTEXT = 4;
    /** Pictures of up to this size may be stored uncompressed: as many of them as a pack may have fill half of it. */
    private static final long PLAIN_BYTES = FramePack.MOST_BYTES / (2 * FramePack.MOST_FRAMES);

    private Cutout() {}

    /**
     * The square around a face whose side is four times that of the face. It is shifted to lie inside the picture, and
     * no larger than the picture. A network's crop is shifted inside the picture too, so it finds all of its pixels
     * here. Without a face the region is the whole picture.
     */
    static Region region(@Nullable Face face, Mat picture) {
        if (face == null) {
            return new Region(0, 0, picture.cols(), picture.rows());
        }
        Box box = face.box();
        int side = (int) Math.ceil(CONTEXT * Math.max(box.width(), box.height()));
        int width = Math.min(side, picture.cols());
        int height = Math.min(side, picture.rows());
        int left = Math.clamp(Math.round(box.x() + box.width() / 2 - side / 2.0), 0, picture.cols() - width);
        int top = Math.clamp(Math.round(box.y() + box.height() / 2 - side / 2.0), 0, picture.rows() - height);
        return new Region(left, top, width, height);
    }

    /**
     * The PNG of a region.
     *
     * @param small compresses the picture whatever its size, which is ten times the work; large ones are always
     *     compressed
     */
    static byte[] png(Mat picture, Region region, boolean small) throws IOException {
        boolean compressed = small || 3L * region.width() * region.height() > PLAIN_BYTES;
        try (Rect rect = new Rect(region.x(), region.y(), region.width(), region.height());
                Mat part = picture.apply(rect);
                BytePointer encoded = new BytePointer();
                IntPointer options = new IntPointer(
                        opencv_imgcodecs.IMWRITE_PNG_COMPRESSION,
                        compressed ? 1 : 0,
                        opencv_imgcodecs.IMWRITE_PNG_FILTER,
                        compressed
                                ? opencv_imgcodecs.IMWRITE_PNG_FILTER_SUB
                                : opencv_imgcodecs.IMWRITE_PNG_FILTER_NONE)) {
            if (!opencv_imgcodecs.imencode(".png", part, encoded, options)) {
                throw new IOException("a frame could not be written");
            }
            byte[] bytes = new byte[(int) encoded.limit()];
            encoded.get(bytes);
            return bytes;
        }
    }
}
