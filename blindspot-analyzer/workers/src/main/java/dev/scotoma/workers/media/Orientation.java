package dev.scotoma.workers.media;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One of the eight ways in which a stored picture can lie: rows and columns may be exchanged first, then the picture may
 * be mirrored, then turned upside down.
 */
record Orientation(boolean transposed, boolean mirrored, boolean upsideDown) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    /**
     * The orientation that comes nearest to a display matrix (ISO/IEC 14496-12, 6.2.2), which takes the point (p, q) of
     * the stored picture to (a p + c q, b p + d q). A matrix that leaves nothing of the picture says nothing.
     */
    static Orientation of(double a, double b, double c, double d) {
        if (a * d - b * c == 0) {
            return UPRIGHT;
        }
        return Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d)
                ? new Orientation(true, c < 0, b < 0)
                : new Orientation(false, a < 0, d < 0);
    }

    /** The picture as it is shown. The one that was given is closed when another takes its place. */
    Mat shown(Mat stored) {
        Mat picture = stored;
        if (transposed) {
            Mat exchanged = new Mat();
            opencv_core.transpose(picture, exchanged);
            picture.close();
            picture = exchanged;
        }
        if (mirrored || upsideDown) {
            int code = mirrored && upsideDown ? -1 : mirrored ? 1 : 0;
            Mat flipped = new Mat();
            opencv_core.flip(picture, flipped, code);
            picture.close();
            picture = flipped;
        }
        return picture;
    }
}
