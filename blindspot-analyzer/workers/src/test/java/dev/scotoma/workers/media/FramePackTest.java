package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Point;
import dev.scotoma.workers.media.FramePack.Region;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FramePackTest {
    private static final Face FACE = new Face(
            0.75, new Box(-3.5, 4, 100.25, 120), List.of(new Point(10.5, 20), new Point(60, 21), new Point(35, 50)));

    @Test
    void whatWasWrittenIsRead() throws IOException {
        var read = FramePack.read(new ByteArrayInputStream(pack(new byte[] {1, 2, 3}, new byte[] {4})));
        assertThat(read).hasSize(2);
        assertThat(read.get(0).png()).containsExactly(1, 2, 3);
        assertThat(read.get(0).frame())
                .isEqualTo(new Frame(40, 640, 480, new Region(0, 4, 400, 400), FACE, 1, "frames/000.png"));
        assertThat(read.get(1).frame().face()).isNull();
        assertThat(read.get(1).png()).containsExactly(4);
    }

    @Test
    void theSameFramesGiveTheSameBytes() throws IOException {
        assertThat(pack(new byte[] {1}, new byte[] {2})).isEqualTo(pack(new byte[] {1}, new byte[] {2}));
    }

    @Test
    void whatIsNoPackIsRefused() throws IOException {
        assertThatThrownBy(() -> FramePack.read(new ByteArrayInputStream("no zip".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("pack.json");
        assertThatThrownBy(
                        () -> FramePack.read(index("{\"format\":\"scotoma-frame-pack\",\"version\":1,\"frames\":[]}")))
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> FramePack.read(index("""
                {"format":"scotoma-frame-pack","version":2,"frames":[{"atMs":1,"width":1,"height":1,
                "region":{"x":0,"y":0,"width":1,"height":1},"face":null,"faces":0,"image":"../../etc/passwd"}]}"""))).hasMessageContaining("lacks");
    }

    @Test
    void packsOfTheSameFramesAreTheSameInWhateverVersion() throws IOException {
        byte[] pack = pack(new byte[] {1, 2}, new byte[] {3});
        assertThat(same(pack, pack)).isTrue();
        assertThat(same(pack, before(pack))).isTrue();
        assertThat(same(pack, pack(new byte[] {1, 2}, new byte[] {4}))).isFalse();
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        try (FramePack.Writer writer = new FramePack.Writer(one)) {
            writer.add(new Frame(40, 640, 480, new Region(0, 4, 400, 400), FACE, 1, ""), new byte[] {1, 2});
        }
        assertThat(same(pack, one.toByteArray())).isFalse();
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        try (FramePack.Writer writer = new FramePack.Writer(turned)) {
            writer.add(new Frame(40, 480, 640, new Region(0, 4, 400, 400), FACE, 1, ""), new byte[] {1, 2});
            writer.add(new Frame(80, 640, 480, new Region(0, 0, 640, 480), null, 0, ""), new byte[] {3});
        }
        assertThat(same(pack, turned.toByteArray())).isFalse();
    }

    private static boolean same(byte[] one, byte[] other) throws IOException {
        return FramePack.sameFrames(new ByteArrayInputStream(one), new ByteArrayInputStream(other));
    }

    /** The pack as the version before wrote it. */
    private static byte[] before(byte[] pack) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(pack));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(text.replace("\"version\":2", "\"version\":1").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return out.toByteArray();
    }

    /** Each may be as large as an entry can be; all together may not be as large as all of these. */
    @Test
    void entriesThatAreTooLargeTogetherAreRefused() throws IOException {
        byte[] pack = pack(new byte[600], new byte[600]);
        assertThat(FramePack.read(new ByteArrayInputStream(pack), 3_000)).hasSize(2);
        assertThatThrownBy(() -> FramePack.read(new ByteArrayInputStream(pack), 1_000))
                .hasMessageContaining("larger than a frame pack can be");
        assertThatThrownBy(() -> FramePack.read(new ByteArrayInputStream(pack), 1_200))
                .hasMessageContaining("larger than a frame pack can be");
    }

    private static byte[] pack(byte[] first, byte[] second) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FramePack.Writer writer = new FramePack.Writer(out)) {
            writer.add(new Frame(40, 640, 480, new Region(0, 4, 400, 400), FACE, 1, ""), first);
            writer.add(new Frame(80, 640, 480, new Region(0, 0, 640, 480), null, 0, ""), second);
        }
        return out.toByteArray();
    }

    private static ByteArrayInputStream index(String json) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("pack.json"));
            zip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(out.toByteArray());
    }
}
