package dev.scotoma.lab.training;

import dev.scotoma.workers.inference.FaceCrop;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Faces cut out of the frame packs of inspected clips, as the bytes a network eats: row-major, three channels, red
 * first. Training sees through the same decoder, detector and crop as scoring.
 */
final class ClipFrames {
    static final int SIDE = 128;
    static final int HEADS = AttackAttribute.values().length;
    static final int FRAME_BYTES = SIDE * SIDE * 3;

    private final List<PlantedClip> clips = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();
    private final List<float[]> targets = new ArrayList<>();
    private final List<Integer> ofClip = new ArrayList<>();

    /**
     * At most {@code perClip} frames with a face of each clip, spread over it; a clip without any is no part of the
     * set.
     */
    static ClipFrames of(List<PlantedClip> planted, int perClip, FaceCrop crop)
            throws IOException, InterruptedException {
        List<List<byte[]>> seen =
                InspectedClips.each(planted, (clip, inspected, pack) -> faces(inspected.packed(), pack, perClip, crop));
        ClipFrames set = new ClipFrames();
        for (int i = 0; i < planted.size(); i++) {
            set.add(planted.get(i), seen.get(i));
        }
        return set;
    }

    void add(PlantedClip clip, List<byte[]> faces) {
        if (faces.isEmpty()) {
            return;
        }
        for (byte[] face : faces) {
            frames.add(face);
            targets.add(clip.targets());
            ofClip.add(clips.size());
        }
        clips.add(clip);
    }

    private static List<byte[]> faces(boolean packed, byte[] pack, int most, FaceCrop crop) throws IOException {
        if (!packed) {
            return List.of();
        }
        List<Picture> pictures = FramePack.read(new ByteArrayInputStream(pack)).stream()
                .filter(picture -> picture.frame().face() != null)
                .toList();
        int count = Math.min(most, pictures.size());
        List<byte[]> faces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Picture picture = pictures.get((2 * i + 1) * pictures.size() / (2 * count));
            Face face = picture.frame().face();
            if (face != null) {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
                faces.add(bytes(crop.planes(image, face, picture.frame().region())));
            }
        }
        return faces;
    }

    private static byte[] bytes(float[][] planes) {
        byte[] bytes = new byte[FRAME_BYTES];
        for (int i = 0; i < SIDE * SIDE; i++) {
            for (int c = 0; c < 3; c++) {
                bytes[3 * i + c] = (byte) Math.round(planes[c][i]);
            }
        }
        return bytes;
    }

    int size() {
        return frames.size();
    }

    List<PlantedClip> clips() {
        return clips;
    }

    byte[] frame(int index) {
        return frames.get(index);
    }

    /** 1 where the clip shows the attribute of that head, else 0. */
    float[] target(int index) {
        return targets.get(index);
    }

    /** Which of {@link #clips} a frame is of. */
    int clip(int index) {
        return ofClip.get(index);
    }
}
