package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TemporaryDatabaseIT {
    @Test
    void aKilledTestLeavesNoDatabaseBehind() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TemporaryDatabaseIT.class.getName())
                .start();
        try {
            long pid = Long.parseLong(process.inputReader().readLine());
            var postmaster = ProcessHandle.of(pid).orElseThrow();
            assertThat(postmaster.info().command().orElse("")).endsWith("/postgres");
            process.destroyForcibly().waitFor();
            RunningLauncher.await("the database followed its JVM", () -> !postmaster.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }

    /** The JVM that is killed: starts a database, says the number of its postmaster and stays. */
    public static void main(String[] arguments) throws Exception {
        var database = EmbeddedDatabase.temporary();
        try (var connection = DriverManager.getConnection(database.url(), database.owner(), "any");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")) {
            rows.next();
            System.out.println(rows.getString(1));
        }
        Thread.sleep(Long.MAX_VALUE);
    }
}
