package dev.scotoma.webui.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.webui.Browser;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class FirstSignInsIT {
    @Inject
    FirstSignIns firstSignIns;

    @TempDir
    Path folder;

    @BeforeEach
    void noAccounts() throws Exception {
        TestStack.execute("DELETE FROM identity.labeler_invitation");
        TestStack.execute("DELETE FROM identity.account");
    }

    @Test
    void firstStartGivesFourSignInsInAFileOfItsOwner() throws Exception {
        Path file = folder.resolve("sign-ins");
        firstSignIns.prepare(Optional.of(file), false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly("labeler", "operator", "researcher", "reviewer");
        for (String line : lines) {
            String[] signIn = line.split(" ", 2);
            Browser.signIn(signIn[0], signIn[1]).then().statusCode(200);
        }
        assertThat(folder)
                .isDirectoryContaining(path -> path.equals(file))
                .isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void replicasThatStartTogetherGiveOneSet() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> firstSignIns.prepare(Optional.of(folder.resolve("one")), false));
            var two = threads.submit(() -> firstSignIns.prepare(Optional.of(folder.resolve("two")), false));
            one.get();
            two.get();
        }
        assertThat(accounts()).isEqualTo(4);
        assertThat(List.of(Files.exists(folder.resolve("one")), Files.exists(folder.resolve("two"))))
                .as("only one of them tells passwords")
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void laterStartGivesNothing() throws Exception {
        Browser.account("labeler");
        firstSignIns.prepare(Optional.of(folder.resolve("later")), false);
        assertThat(folder.resolve("later")).doesNotExist();
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void resetGivesTheFourNewPasswordsAndLeavesTheOthers() throws Exception {
        Path file = folder.resolve("sign-ins");
        firstSignIns.prepare(Optional.of(file), false);
        List<String> first = Files.readAllLines(file);
        String other = Browser.account("labeler");
        var signedIn = Browser.of(Browser.signIn("labeler", first.get(0).split(" ", 2)[1]));
        firstSignIns.prepare(Optional.of(file), true);
        assertThat(Files.readAllLines(file)).hasSize(4).doesNotContainAnyElementsOf(first);
        signedIn.bare().get("/api/identity/me").then().statusCode(401);
        Browser.signIn("labeler", first.get(0).split(" ", 2)[1]).then().statusCode(401);
        Browser.signIn(other, Browser.PASSWORD).then().statusCode(200);
    }

    @Test
    void passwordsThatCannotBeToldAreNotGiven() throws Exception {
        Path nowhere = folder.resolve("missing").resolve("sign-ins");
        assertThatThrownBy(() -> firstSignIns.prepare(Optional.of(nowhere), false))
                .hasStackTraceContaining("the first sign-ins cannot be written to");
        assertThat(accounts()).isZero();
    }

    private static int accounts() throws Exception {
        try (var connection = TestStack.owner();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM identity.account")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
