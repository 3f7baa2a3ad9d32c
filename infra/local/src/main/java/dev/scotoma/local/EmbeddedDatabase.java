package dev.scotoma.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL 18 in a child process, durable unless it is told to be a throw-away for tests. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String OWNER = "postgres";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts on a fixed port with its data in {@code home}, or adopts the server that a killed launcher left running there.
     *
     * @throws IOException when the port is taken, the disk is full or another process owns the data directory
     */
    public static EmbeddedDatabase durable(Path home, int port) throws IOException {
        Path data = home.resolve("postgres");
        Path binaries = Files.createDirectories(home.resolve("postgres-binaries"));
        // zonky's defaults trade durability for speed (fsync=off, synchronous_commit=off): take them back.
        return new EmbeddedDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(90))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start());
    }

    /** A throw-away database on a free port, gone when closed. */
    public static EmbeddedDatabase temporary() throws IOException {
        return new EmbeddedDatabase(EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start());
    }

    public int port() {
        return postgres.getPort();
    }

    public String owner() {
        return OWNER;
    }

    /** The embedded server trusts loopback connections of its owner; any non-empty string will do. */
    public String ownerPassword() {
        return OWNER;
    }

    /** JDBC URL of the database, without a user. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
