package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code build_what_changed} of {@code bin/tools}, over a small tree of sources and a Maven that only says that it was called. */
class BuildWhatChangedTest {
    private static final Path TOOLS = Path.of("../../bin/tools");
    private static final String GENERATED = "pages/src/main/webui/src/lib/api/generated/capture.ts";

    @TempDir
    private Path root;

    @BeforeEach
    void buildOnce() throws Exception {
        write("bin/tools", Files.readString(TOOLS));
        // What a build of the pages writes among its sources, and the classes, come from this Maven too.
        program("mvn", """
                case $1 in --version) echo 'Apache Maven 3.9.9'; exit ;; esac
                [ ! -e broken ] || exit 1
                mkdir -p pages/src/main/webui/src/lib/api/generated pages/src/main/webui/node_modules pages/target/classes
                date > %s
                echo built >> calls
                """.formatted(GENERATED));
        program("node", "echo v20.19.0");
        program("npm", "");
        write("pom.xml", "");
        write("pages/pom.xml", "");
        write("pages/src/main/webui/src/page.tsx", "");
        write("pages/src/main/java/Page.java", "");
        build();
        assertThat(builds()).as("the first time").isEqualTo(1);
    }

    @Test
    void aSecondStartBuildsNothing() throws Exception {
        build();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aGeneratedFileIsNoSource() throws Exception {
        write(GENERATED, "later");
        write("pages/src/main/webui/src/lib/api/generated/another.ts", "");
        write("pages/src/main/webui/node_modules/library/index.js", "");
        write("pages/src/main/python/__pycache__/a.pyc", "");
        write("pages/src/main/java/.Page.java.swp", "");
        write(".scotoma/src/data", "");
        build();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aTouchedSourceIsBuiltOnce() throws Exception {
        write("pages/src/main/java/Page.java", "class Page {}");
        build();
        build();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aChangedPomIsBuilt() throws Exception {
        write("pages/pom.xml", "<project/>");
        build();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aDeletedSourceIsBuilt() throws Exception {
        Files.delete(root.resolve("pages/src/main/webui/src/page.tsx"));
        build();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aSourceThatComesWithAnOldDateIsBuilt() throws Exception {
        Path old = write("pages/src/main/java/Old.java", "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        build();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void removedClassesAreBuiltAgain() throws Exception {
        Files.delete(root.resolve("pages/target/classes"));
        build();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aBuildThatFailsIsTriedAgain() throws Exception {
        write("pages/src/main/java/Page.java", "class Page {}");
        Path broken = write("broken", "");
        assertThat(run()).isNotZero();
        Files.delete(broken);
        build();
        assertThat(builds()).isEqualTo(2);
    }

    private long builds() throws IOException {
        return Files.readAllLines(root.resolve("calls")).size();
    }

    private void build() throws IOException, InterruptedException {
        assertThat(run()).isZero();
    }

    private int run() throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-c", "set -euo pipefail; . bin/tools; build_what_changed")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("said").toFile());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().merge("PATH", root.resolve("programs").toString(), (path, first) -> first + ":" + path);
        return shell.start().waitFor();
    }

    private void program(String name, String script) throws IOException {
        assertThat(write("programs/" + name, "#!/bin/sh\n" + script).toFile().setExecutable(true))
                .isTrue();
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
