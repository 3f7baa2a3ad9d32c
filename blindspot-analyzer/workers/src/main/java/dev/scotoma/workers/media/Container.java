package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The two containers that browsers record, and one that older programs wrote.
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
    },
    AVI("avi", "avi") {
        @Override
        boolean endsInside(FileChannel file) throws IOException {
            return AviStructure.endsInside(file);
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
            case UNKNOWN -> throw new Rejection(Reason.NOT_A_VIDEO, "This is no " + limits.words() + ".");
            case AVI -> ofArchives(AVI, signature, limits);
            case QUICKTIME -> ofArchives(MP4, signature, limits);
            case JPEG, PNG, AVIF, HEIC, HEIF, JPEG_XL, WEBP, GIF, BMP, TIFF -> throw another(signature, limits);
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

    private static Container ofArchives(Container container, Signature signature, Limits limits) throws Rejection {
        if (!limits.archives()) {
            throw another(signature, limits);
        }
        return container;
    }

    private static Rejection another(Signature signature, Limits limits) {
        return new Rejection(Reason.NOT_A_VIDEO, "This is " + signature.word() + ", and no " + limits.words() + ".");
    }
}
