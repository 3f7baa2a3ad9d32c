package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Region;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFileTest {
    private static final Frame FRAME = new Frame(200, 640, 480, new Region(0, 0, 640, 480), null, 0, "");

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsThereUntilItIsAskedFor() throws Exception {
        Path file = folder.resolve("pack");
        try (OutputStream out = Files.newOutputStream(file);
                FramePack.Writer pack = new FramePack.Writer(out)) {
            pack.add(FRAME, new byte[] {1, 2});
            pack.add(FRAME, new byte[] {3});
        }
        try (PackFile pack = PackFile.open(file);
                InputStream second = pack.picture(pack.frames().get(1));
                InputStream first = pack.picture(pack.frames().get(0))) {
            assertThat(pack.frames()).extracting(Frame::atMs).containsExactly(200, 200);
            assertThat(second.readAllBytes()).containsExactly(3);
            assertThat(first.readAllBytes()).containsExactly(1, 2);
            assertThatThrownBy(() -> pack.picture(FRAME)).hasMessage("The frame pack has no .");
        }
    }

    /** No writer of packs makes such a one, and few bytes can stand for very many. */
    @Test
    void aPackWhoseEntriesAreDeflatedIsRefused() throws Exception {
        Path file = folder.resolve("pack");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("pack.json"));
            zip.write(new byte[1 << 20]);
        }
        assertThatThrownBy(() -> PackFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is compressed");
    }

    @Test
    void whatIsNoPackIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("pack"), "PK but no zip");
        assertThatThrownBy(() -> PackFile.open(file)).isInstanceOf(IOException.class);
    }
}
