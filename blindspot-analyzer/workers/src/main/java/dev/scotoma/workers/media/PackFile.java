package dev.scotoma.workers.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scotoma.workers.media.FramePack.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A frame pack in a file. Its pictures stay there until they are asked for, by as many threads as there are, so that a
 * reader holds none but those it works on.
 */
public final class PackFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZipFile zip;
    private final List<Frame> frames;

    private PackFile(ZipFile zip, List<Frame> frames) {
        this.zip = zip;
        this.frames = frames;
    }

    /** Opens what is a pack of this version. A worker that a stranger took over may have written it. */
    public static PackFile open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            if (zip.size() > FramePack.MOST_FRAMES + 1) {
                throw new ZipException("The frame pack is larger than a frame pack can be.");
            }
            FramePack.Index index;
            try (InputStream json = stored(zip, FramePack.INDEX)) {
                index = JSON.readValue(json.readNBytes(FramePack.MOST_INDEX_BYTES), FramePack.Index.class);
            }
            if (!FramePack.Index.FORMAT.equals(index.format()) || index.version() != FramePack.VERSION) {
                throw new ZipException("Not a frame pack of version " + FramePack.VERSION + ".");
            }
            return new PackFile(zip, List.copyOf(index.frames()));
        } catch (IOException | RuntimeException broken) {
            zip.close();
            throw broken;
        }
    }

    public List<Frame> frames() {
        return frames;
    }

    /** The PNG of a frame. */
    public InputStream picture(Frame frame) throws IOException {
        return stored(zip, frame.image());
    }

    /** An entry as the writer makes it. A deflated one could be very many bytes in few. */
    private static InputStream stored(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException("The frame pack has no " + name + ".");
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new ZipException(name + " of the frame pack is compressed, which no pack's entry is.");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
