package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code make test-one} says of a MODULE or TEST that leads nowhere, before any Maven starts. */
class TestOneTest {
    @Test
    void aMissingTestIsAskedFor() throws Exception {
        assertThat(refusal("", "")).startsWith("Say which test");
    }

    @Test
    void aFolderWithoutPomIsNoModule() throws Exception {
        assertThat(refusal("infra", "LauncherIT")).startsWith("MODULE=infra is no folder with a pom.xml");
    }

    @Test
    void aClassOfAnotherModuleIsNamedWithIt() throws Exception {
        assertThat(refusal("migrations/", "LauncherIT"))
                .isEqualTo("LauncherIT is not in migrations but in infra/local.");
    }

    @Test
    void aClassThatIsNowhereIsSaid() throws Exception {
        assertThat(refusal("", "NobodyWroteThisOne")).isEqualTo("There is no test class NobodyWroteThisOne.");
        assertThat(refusal("infra/local", "Launcher")).isEqualTo("There is no test class Launcher in infra/local.");
    }

    @Test
    void aClassOfSeveralModulesNeedsOne() throws Exception {
        assertThat(refusal("", "RoomsTest")).startsWith("Several modules have a RoomsTest; say MODULE=, one of ");
    }

    @Test
    void aMethodThatIsNowhereIsSaid() throws Exception {
        assertThat(refusal("infra/local", "dev.scotoma.local.TestOneTest#aMissingMethod" + "IsSaid"))
                .isEqualTo("TestOneTest has no method aMissingMethod" + "IsSaid.");
    }

    @Test
    void whatIsNoNameIsRefused() throws Exception {
        assertThat(refusal("", "two words")).startsWith("TEST=two words is no class and no method of one");
        assertThat(refusal("", "nowhere.test.ts")).isEqualTo("No test of the pages is named nowhere.test.ts.");
    }

    private static String refusal(String module, String test) throws IOException, InterruptedException {
        var script = new ProcessBuilder(Path.of("../../bin/test-one").toString(), module, test)
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(script.waitFor()).isEqualTo(1);
        assertThat(said.lines()).hasSize(1);
        return said;
    }
}
