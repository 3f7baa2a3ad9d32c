package dev.scotoma.simulator.render;

import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Instrument;
import dev.scotoma.simulator.scene.Scene;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * What a medium does to the picture on it. The grid of a screen is evaluated at the centres of the camera's pixels and nowhere between,
 * so that it beats against them as in a sensor: moving the screen by a part of a pixel moves the fringes by many.
 */
final class MediumEffect {
    private static final int TABLE = 1024;
    private static final float[] COSINE = new float[TABLE];

    static {
        for (int i = 0; i < TABLE; i++) {
            COSINE[i] = (float) Math.cos(2 * Math.PI * i / TABLE);
        }
    }

    private final Instrument instrument;
    private final double gridPerUnit;
    private final double dotsPerUnit;
    private final double dotDepth;
    private final int block;
    private final int[][] fade = new int[3][256];

    /** @param unit pixels of the camera per unit of the medium */
    MediumEffect(Scene scene, double unit) {
        instrument = scene.instrument();
        // Light that shines through paper from behind leaves ink dark and white bright.
        boolean through =
                instrument.type().isPaper() && scene.conditions().lightDir() == Conditions.LightDirection.BACK;
        gridPerUnit = instrument.gridPitch() * unit;
        dotsPerUnit = 1 / (2 * instrument.dotPitch());
        // From afar a lens no longer resolves the dots, and a soft one loses them before the sensor samples them; each
        // pass of its blur
        // has a variance of half a pixel.
        double pitch = 2 * instrument.dotPitch() * unit;
        dotDepth = instrument.dotDepth()
                * Math.clamp((pitch - 1.2) / 2.2, 0.15, 1)
                * Math.exp(-Math.PI * Math.PI * scene.optics().blur() / (pitch * pitch));
        block = Math.clamp(Math.round(unit / 8), 2, 8);
        boolean screen = instrument.type().isScreen();
        double[] cast = screen ? new double[] {0.93, 0.98, 1.08} : new double[] {1, 0.97, 0.9};
        for (int c = 0; c < 3; c++) {
            for (int v = 0; v < 256; v++) {
                double level = through ? v : 128 + instrument.contrast() * (v - 128) + (screen ? 0 : 14);
                fade[c][v] = Math.clamp(Math.round(cast[c] * level), 0, 255);
            }
        }
    }

    /** Changes the pixels of {@code area}, or only those inside {@code contour}. */
    void apply(BufferedImage layer, AffineTransform place, Rectangle2D area, @Nullable Shape contour) {
        AffineTransform back;
        try {
            back = place.createInverse();
        } catch (NoninvertibleTransformException flat) {
            throw new IllegalStateException(flat);
        }
        Rectangle reach = place.createTransformedShape(area)
                .getBounds()
                .intersection(new Rectangle(layer.getWidth(), layer.getHeight()));
        int[] pixels = Pixels.of(layer);
        double ax = back.getScaleX();
        double ay = back.getShearX();
        double bx = back.getShearY();
        double by = back.getScaleY();
        for (int y = reach.y; y < reach.y + reach.height; y++) {
            for (int x = reach.x; x < reach.x + reach.width; x++) {
                double a = ax * (x + 0.5) + ay * (y + 0.5) + back.getTranslateX();
                double b = bx * (x + 0.5) + by * (y + 0.5) + back.getTranslateY();
                if (!area.contains(a, b) || (contour != null && !contour.contains(a, b))) {
                    continue;
                }
                int at = y * layer.getWidth() + x;
                pixels[at] = instrument.type().isScreen() ? shone(pixels[at], a, b) : printed(pixels[at], a, b);
            }
        }
        if (instrument.blocks()) {
            Pixels.blocks(layer, reach, block);
        }
    }

    /** Columns of red, green and blue stripes, and the gaps between rows. */
    private int shone(int pixel, double a, double b) {
        double bend = 1 + 0.004 * (a * a + b * b); // of the lens
        double column = gridPerUnit * a * bend;
        float row = 1 + 0.5f * (float) instrument.gridDepth() * cosine(gridPerUnit * b * bend);
        int result = pixel & 0xFF00_0000;
        for (int c = 0; c < 3; c++) {
            int shift = 16 - 8 * c;
            float stripe = 1 + (float) instrument.gridDepth() * cosine(column + c / 3.0);
            int value = (int) (fade[c][(pixel >> shift) & 255] * stripe * row);
            result |= Math.min(255, value) << shift;
        }
        return result;
    }

    /** Dots of ink on a screen turned by 45 degrees that grow where the picture is dark. */
    private int printed(int pixel, double a, double b) {
        float dot = cosine(dotsPerUnit * (a + b)) * cosine(dotsPerUnit * (a - b));
        int result = pixel & 0xFF00_0000;
        for (int c = 0; c < 3; c++) {
            int shift = 16 - 8 * c;
            int value = fade[c][(pixel >> shift) & 255];
            int ink = 255 - value;
            value = 255 - (int) (ink * (1 + dotDepth * dot));
            result |= Math.clamp(value, 0, 255) << shift;
        }
        return result;
    }

    private static float cosine(double turns) {
        return COSINE[(int) Math.floor((turns - Math.floor(turns)) * TABLE) & (TABLE - 1)];
    }
}
