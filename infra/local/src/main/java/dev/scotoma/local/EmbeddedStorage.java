package dev.scotoma.local;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server (S3Proxy) over a folder. It knows one key pair and no policies, so here the services' prefixes rest on their
 * own discipline; MinIO or another S3 enforces them in production. Object metadata lives in user.* extended attributes.
 */
public final class EmbeddedStorage implements AutoCloseable {
    public static final String BUCKET = "scotoma";

    /**
     * S3Proxy writes what is on its way beside the object, under the object's name and a random UUID. No key of the services ends so,
     * but the marker of an open upload does.
     */
    private static final Pattern ON_ITS_WAY = Pattern.compile("(?!" + Pattern.quote(RefusingLateParts.MARKER)
            + "[^-]+(-[^-]+){4}$).+-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final S3Proxy server;
    private final Path folder;
    private boolean throwAway;

    private EmbeddedStorage(S3Proxy server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /**
     * @param port loopback port, 0 for a free one
     * @param allowedOrigins origins of the pages that upload straight to storage, separated by spaces ({@code *}: all)
     * @throws IOException when the folder cannot be written or the port is taken
     */
    public static EmbeddedStorage start(
            Path folder, int port, String accessKey, String secretKey, String allowedOrigins) throws IOException {
        Files.createDirectories(folder);
        removeWhatNeverArrived(folder);
        var settings = new Properties();
        settings.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + port);
        settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        settings.setProperty("s3proxy.identity", accessKey);
        settings.setProperty("s3proxy.credential", secretKey);
        settings.setProperty("s3proxy.cors-allow-origins", allowedOrigins);
        settings.setProperty("s3proxy.cors-allow-methods", "GET HEAD PUT POST");
        settings.setProperty("s3proxy.cors-allow-headers", "*");
        settings.setProperty("s3proxy.cors-exposed-headers", "ETag");
        try {
            var store = new FilesystemNio2BlobStore(folder.toAbsolutePath().toString());
            if (!store.containerExists(BUCKET)) {
                store.createContainer(BUCKET);
            }
            var server = S3Proxy.Builder.fromProperties(settings)
                    .blobStore(new RefusingLateParts(store))
                    .build();
            server.start();
            return new EmbeddedStorage(server, folder);
        } catch (URISyntaxException cause) {
            throw new IllegalArgumentException("not a port: " + port, cause);
        } catch (Exception cause) {
            throw new IOException("storage did not start on port " + port + ": " + cause.getMessage(), cause);
        }
    }

    /** After a kill such files stay behind: nobody can read them by a key, and no withdrawal would find the recording in them. */
    private static void removeWhatNeverArrived(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file ->
                            ON_ITS_WAY.matcher(file.getFileName().toString()).matches())
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** Starts over a new temporary folder on a free port; {@link #close} deletes the folder. */
    public static EmbeddedStorage temporary(String accessKey, String secretKey) throws IOException {
        Path folder = Files.createTempDirectory("scotoma-storage");
        var storage = start(folder, 0, accessKey, secretKey, "*");
        storage.throwAway = true;
        return storage;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception cause) {
            throw new IOException("storage did not stop", cause);
        }
        if (throwAway) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
