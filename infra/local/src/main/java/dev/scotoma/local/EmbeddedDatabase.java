package dev.scotoma.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 18 in a child process, durable unless it is told to be a throw-away for tests. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String OWNER = "postgres";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final EmbeddedPostgres postgres;
    private final String ownerPassword;
    private final @Nullable Watch watch;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String ownerPassword, @Nullable Watch watch) {
        this.postgres = postgres;
        this.ownerPassword = ownerPassword;
        this.watch = watch;
    }

    /**
     * Starts on a fixed loopback port with its data in {@code home}. Nobody gets in without a password.
     *
     * @throws IOException when the port is taken, the disk is full or another process owns the data directory
     */
    public static EmbeddedDatabase durable(Path home, int port, String ownerPassword) throws IOException {
        Path data = home.resolve("postgres");
        if (!Files.exists(data)) {
            create(home, data, port, ownerPassword);
        }
        return new EmbeddedDatabase(start(home, data, port, ownerPassword), ownerPassword, null);
    }

    /** A throw-away database on a free port, gone with this JVM if not before; it trusts whoever connects. */
    public static EmbeddedDatabase temporary() throws IOException {
        var postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        var watch = Watch.start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW data_directory")) {
            rows.next();
            postmaster(Path.of(rows.getString(1))).ifPresent(process -> watch.database(process.pid()));
        } catch (SQLException failure) {
            throw new IOException("the database does not say where it is: " + failure.getMessage(), failure);
        }
        return new EmbeddedDatabase(postgres, OWNER, watch);
    }

    /**
     * The cluster is made beside its place, given its password, and moved there when it is whole: a crash in between leaves no
     * half-made cluster that would never start again, and at no time one that trusts everybody.
     */
    private static void create(Path home, Path data, int port, String ownerPassword) throws IOException {
        Path draft = home.resolve("postgres.new");
        Folders.delete(draft);
        try (var postgres = start(home, draft, port, ownerPassword);
                var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", OWNER, ownerPassword);
                var statement = connection.createStatement()) {
            statement.execute("SET password_encryption = 'scram-sha-256'");
            statement.execute("ALTER ROLE " + OWNER + " PASSWORD " + statement.enquoteLiteral(ownerPassword));
        } catch (SQLException failure) {
            throw new IOException("the new database took no password: " + failure.getMessage(), failure);
        }
        Files.write(
                draft.resolve("pg_hba.conf"),
                List.of(
                        "local all all scram-sha-256",
                        "host all all 127.0.0.1/32 scram-sha-256",
                        "host all all ::1/128 scram-sha-256"));
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static EmbeddedPostgres start(Path home, Path data, int port, String ownerPassword) throws IOException {
        Path log = Files.createDirectories(home.resolve("logs")).resolve("postgres.log");
        // zonky's defaults trade durability for speed (fsync=off, synchronous_commit=off): take them back.
        var binaries = new PostgresBinaries(home);
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.prepared().toFile())
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(90))
                    .setRegisterShutdownHook(false)
                    .setConnectConfig("password", ownerPassword)
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
            binaries.haveRun();
            return postgres;
        } catch (IllegalStateException failure) {
            throw new IOException("PostgreSQL did not start: " + failure.getMessage(), failure);
        }
    }

    /** The server whose data lies in {@code home}, when one runs. */
    static Optional<ProcessHandle> running(Path home) throws IOException {
        var whole = postmaster(home.resolve("postgres"));
        return whole.isPresent() ? whole : postmaster(home.resolve("postgres.new"));
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        // The file outlives a crash and the number may be anybody's by now: it must be a postgres.
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    /** Fast shutdown: clients are cut off, open transactions rolled back, data flushed. */
    static void stop(ProcessHandle postmaster) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
        if (!Children.await(postmaster, STOP_PATIENCE)) {
            postmaster.destroyForcibly();
            Children.await(postmaster, STOP_PATIENCE);
        }
    }

    public int port() {
        return postgres.getPort();
    }

    public String owner() {
        return OWNER;
    }

    public String ownerPassword() {
        return ownerPassword;
    }

    /** JDBC URL of the database, without a user. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        if (watch != null) {
            watch.close();
        }
    }
}
