package dev.scotoma.kit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one bucket of the platform, seen by keys. Implementations may block and retry; none may be called inside a database
 * transaction. A failure of storage is an {@link IOException}; a key that is not there is an empty answer or a
 * {@link java.nio.file.NoSuchFileException}.
 */
public interface ObjectStorage {
    record StoredObject(String key, long bytes, String etag, String contentType) {}

    /** One part of a multipart upload; numbers start at 1. */
    record Part(int number, String etag, long bytes) {}

    Optional<StoredObject> stat(String key) throws IOException;

    InputStream open(String key) throws IOException;

    /** The object from a byte on, which it has. */
    default InputStream open(String key, long from) throws IOException {
        InputStream content = open(key);
        content.skipNBytes(from);
        return content;
    }

    void put(String key, InputStream content, long bytes, String contentType) throws IOException;

    void copy(String from, String to) throws IOException;

    /** Deletes the object; nothing happens when it is not there. */
    void delete(String key) throws IOException;

    /** Deletes all objects below the prefix and aborts multipart uploads open there; answers how many of both. */
    int deletePrefix(String prefix) throws IOException;

    List<String> list(String prefix) throws IOException;

    /** A URL that reads the object and names the host that browsers use. */
    URI presignGet(String key, Duration validity) throws IOException;

    /** Opens a multipart upload and answers its id. */
    String createUpload(String key, String contentType) throws IOException;

    /** A URL to PUT one part of exactly so many bytes to, on the host that browsers use: storage refuses any other length. */
    URI presignPart(String key, String uploadId, int number, long bytes, Duration validity) throws IOException;

    /** The parts that have arrived, by number. Of an upload that is not there (any more) S3 says so, S3Proxy answers no parts. */
    Optional<List<Part>> parts(String key, String uploadId) throws IOException;

    void completeUpload(String key, String uploadId, List<Part> parts) throws IOException;

    void abortUpload(String key, String uploadId) throws IOException;
}
