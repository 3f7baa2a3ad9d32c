package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The two containers that browsers record.
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

    /**
     * The container of a recording that begins like this. Another file is refused by its name, and so is a recording
     * that ends too early.
     */
    static Container of(Signature signature, Path recording, Limits limits) throws IOException {
        Container container = switch (signature) {
            case WEBM -> WEBM;
            case MP4 -> MP4;
            case EMPTY -> throw new Rejection(Reason.EMPTY, "The recording has no bytes.");
            case UNKNOWN -> throw new Rejection(Reason.NOT_A_VIDEO, "This is no " + limits.formats() + ".");
            case JPEG, PNG, AVIF, HEIC, HEIF, JPEG_XL, WEBP, GIF, BMP, TIFF, AVI ->
                throw new Rejection(
                        Reason.NOT_A_VIDEO, "This is " + signature.word() + ", and no " + limits.formats() + ".");
        };
        try (FileChannel file = FileChannel.open(recording)) {
            if (container.endsInside(file)) {
                throw new Rejection(
                        Reason.TRUNCATED,
                        "The " + container.word + " file ends in the middle, after " + file.size() + " bytes.");
            }
            return container;
        }
    }
}
