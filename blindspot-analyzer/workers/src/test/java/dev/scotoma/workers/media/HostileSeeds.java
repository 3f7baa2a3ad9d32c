package dev.scotoma.workers.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Honest files, small and equal on every run: what browsers record, and the images and older recordings that people score. */
final class HostileSeeds {
    private HostileSeeds() {}

    /** @param atHand goes the way of files at hand, where images and older recordings are taken */
    @SuppressWarnings("ArrayRecordComponent")
    record Seed(String name, boolean atHand, byte[] bytes) {}

    static List<Seed> all() throws Exception {
        List<Seed> seeds = new ArrayList<>();
        for (String codec : List.of("vp8", "vp9", "av1", "h264")) {
            seeds.add(new Seed("webm " + codec, false, clip().coded(codec).bytes()));
        }
        for (String codec : List.of("vp9", "av1", "h264")) {
            seeds.add(new Seed("mp4 " + codec, false, clip().mp4().coded(codec).bytes()));
        }
        seeds.add(new Seed(
                "mp4 h264 in fragments", false, clip().mp4().inFragments().bytes()));
        seeds.add(new Seed(
                "mp4 h264 cut, mirrored and turned",
                false,
                Mp4Headers.withMatrix(
                        Mp4Headers.showing(
                                1, 1, clip().mp4().seconds(2).pixelAspect(2).bytes()),
                        new int[] {0, 1, 1, 0})));
        for (String codec : List.of("mjpeg", "mpeg4", "msmpeg4v3", "h264")) {
            seeds.add(new Seed("avi " + codec, true, clip().avi().coded(codec).bytes()));
        }
        seeds.add(new Seed("mov mjpeg", true, clip().mov().bytes()));
        for (int type : List.of(BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY)) {
            String colour = type == BufferedImage.TYPE_BYTE_GRAY ? " grey" : "";
            seeds.add(still("jpeg" + colour, "jpeg", type, false));
            seeds.add(still("jpeg progressive" + colour, "jpeg", type, true));
            seeds.add(still("png" + colour, "png", type, false));
            seeds.add(still("png interlaced" + colour, "png", type, true));
        }
        seeds.add(still("png indexed", "png", BufferedImage.TYPE_BYTE_INDEXED, false));
        seeds.add(still("png 16 bit", "png", BufferedImage.TYPE_USHORT_GRAY, false));
        return seeds;
    }

    private static Clip clip() {
        return Clip.ofATurningFace().size(160, 120).bitrate(400_000).seconds(8 / 30.0);
    }

    private static Seed still(String name, String format, int type, boolean progressive) throws IOException {
        return new Seed(name, true, still(format, picture(type), progressive));
    }

    private static BufferedImage picture(int type) {
        BufferedImage drawn = DrawnFace.room(160, 120, new Color(120, 130, 140));
        DrawnFace.at(80, 58, 26).draw(drawn);
        DrawnFace.addNoise(drawn, 2, new Random(1));
        BufferedImage picture = new BufferedImage(160, 120, type);
        var pen = picture.createGraphics();
        pen.drawImage(drawn, 0, 0, null);
        pen.dispose();
        return picture;
    }

    static byte[] still(String format, BufferedImage picture, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
