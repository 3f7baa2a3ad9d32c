package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds while the stack runs; one stack for all tests. */
class RunningStackIT {
    private static Path folder;
    private static Installation installation;
    private static RunningLauncher launcher;

    @BeforeAll
    static void start(@TempDir Path fresh) throws Exception {
        folder = fresh;
        installation = new Installation(fresh);
        installation.set("UNRELATED_TOKEN", "of the shell that ran make");
        launcher = RunningLauncher.up(installation);
    }

    @AfterAll
    static void stop() throws IOException {
        if (launcher != null) {
            launcher.close();
        }
    }

    @Test
    void servicesKnowOnlyTheirOwnSecrets() throws Exception {
        assertThat(launcher.output()).contains("http://localhost:" + installation.port("GATEWAY", 0));
        assertThat(installation.environmentOf("CAPTURE", 0))
                .contains("SCOTOMA_SPLIT_KEY=" + installation.secret("split.key"))
                .contains("SCOTOMA_DB_PASSWORD=" + installation.secret("database.capture"))
                .doesNotContain(
                        installation.secret("identity.key"),
                        installation.secret("database.owner"),
                        installation.secret("pseudonym.key"),
                        installation.secret("ledger.key"),
                        "UNRELATED_TOKEN");
        assertThat(installation.environmentOf("GATEWAY", 0))
                .contains("SCOTOMA_IDENTITY_KEY=" + installation.secret("identity.key"))
                .contains("SCOTOMA_CAPTURE_URL=http://127.0.0.1:" + installation.port("CAPTURE", 0))
                .doesNotContain("SCOTOMA_RESET_PASSWORDS");
    }

    @Test
    void secretsAreKeptFromEverybodyElse() throws Exception {
        assertThat(permissions(installation.home().resolve("secrets"))).isEqualTo("rw-------");
        assertThat(permissions(installation.home())).isEqualTo("rwx------");
        assertThat(launcher.output() + launcher.errors()).doesNotContain(installation.secret("database.owner"));
        assertThat(refusalOf("postgres", "")).contains("password");
        assertThat(refusalOf("postgres", "postgres")).contains("password authentication failed");
        assertThat(refusalOf("scotoma_capture", installation.secret("database.labeling")))
                .contains("password authentication failed");
    }

    @Test
    void aSecondLauncherIsTurnedAway() throws Exception {
        try (var second = RunningLauncher.start(installation, "up")) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Scotoma already runs from " + installation.home())
                    .contains("process " + launcher.process().pid());
            assertThat(launcher.process().isAlive()).isTrue();
        }
    }

    @Test
    void killedServicesAreStartedAgainEvenWhileABuildReplacesThem() throws Exception {
        Files.delete(folder.resolve("capture-service/target/quarkus-app/quarkus-run.jar"));
        var services = launcher.services();
        assertThat(services).hasSize(4);
        services.forEach(ProcessHandle::destroyForcibly);
        RunningLauncher.await("the services are dead", () -> services.stream().noneMatch(ProcessHandle::isAlive));
        RunningLauncher.await(
                "the death is said",
                () -> launcher.output().contains("capture-service ended with status 137; starting it again in 1 s"));
        RunningLauncher.await("capture answers again", () -> answers("CAPTURE"));
        RunningLauncher.await("the gateway answers again", () -> answers("GATEWAY"));
    }

    @Test
    void aKilledDatabaseIsStartedAgain() throws Exception {
        ProcessHandle database = installation.database();
        database.destroyForcibly();
        RunningLauncher.await("the database answers again", () -> !database.isAlive() && databaseAnswers());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static boolean answers(String service) {
        try {
            return !installation.environmentOf(service, 0).isEmpty();
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static boolean databaseAnswers() {
        try (var connection = installation.owner()) {
            return connection.isValid(5);
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private static String refusalOf(String user, String password) {
        try (var connection = installation.connect(user, password)) {
            return "let in: " + connection;
        } catch (SQLException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
