package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The two containers that browsers record. They are told by their first bytes, and never by a name or a type that was
 * sent along.
 *
 * <p>Each can say whether a file ends inside an element, because FFmpeg reads such a file without complaint and gives
 * fewer frames. A file that is cut exactly between two elements of a live recording, whose length is not written
 * anywhere, seems whole; only the announced size can show that it is not.
 */
enum Container {
    WEBM("webm", "matroska") {
        @Override
        boolean endsInside(FileChannel file) throws IOException {
            return WebmStructure.endsInside(file);
        }
    },
    MP4("mp4", "mov") {
        @Override
        boolean endsInside(FileChannel file) throws IOException {
            return Mp4Structure.endsInside(file);
        }
    };

    private final String word;
    private final String demuxer;

    Container(String word, String demuxer) {
        this.word = word;
        this.demuxer = demuxer;
    }

    String word() {
        return word;
    }

    String demuxer() {
        return demuxer;
    }

    abstract boolean endsInside(FileChannel file) throws IOException;

    /** The container of a recording. A file that is neither is refused, and so is one that ends too early. */
    static Container of(Path recording) throws IOException {
        try (FileChannel file = FileChannel.open(recording)) {
            if (file.size() == 0) {
                throw new Rejection(Reason.EMPTY, "The recording has no bytes.");
            }
            Container container = sniff(file);
            if (container.endsInside(file)) {
                throw new Rejection(
                        Reason.TRUNCATED,
                        "The " + container.word + " file ends in the middle, after " + file.size() + " bytes.");
            }
            return container;
        }
    }

    private static Container sniff(FileChannel file) throws IOException {
        byte[] head = new byte[12];
        int n = file.read(ByteBuffer.wrap(head), 0);
        if (n >= 4 && ByteBuffer.wrap(head).getInt() == WebmStructure.EBML) {
            return WEBM;
        }
        if (n >= 8 && new String(head, 4, 4, StandardCharsets.US_ASCII).equals("ftyp")) {
            return MP4;
        }
        throw new Rejection(Reason.NOT_A_VIDEO, "The recording is neither WebM nor MP4.");
    }
}
