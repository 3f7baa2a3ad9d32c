package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain files play the files of the kernel. */
class CgroupTest {
    private static final Sandbox.Use MOST = new Sandbox.Use(OptionalLong.of(100L << 20), 8 << 20, 60, 2);

    @TempDir
    private Path folder;

    @Test
    void aWorkerGetsAGroupWithItsLimitsAndEntersItBeforeItRuns() throws Exception {
        Files.writeString(folder.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
        Cgroup given = Cgroup.dividing(folder).orElseThrow();
        assertThat(folder.resolve("cgroup.subtree_control")).hasContent("+memory +pids +cpu");
        Cgroup.Child child = given.child(MOST);
        assertThat(child.folder().resolve("memory.max")).hasContent(Long.toString((100L + 8 + 512) << 20));
        assertThat(child.folder().resolve("pids.max")).hasContent("1024");
        assertThat(child.folder().resolve("cpu.max")).hasContent("300000 100000");

        Process process = new ProcessBuilder(child.enter(List.of("sh", "-c", "exit 3"))).start();
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(child.folder().resolve("cgroup.procs")).hasContent("0");
    }

    @Test
    void aGroupWithoutTheControllersIsNotUsed() throws Exception {
        Files.writeString(folder.resolve("cgroup.controllers"), "memory\n");
        assertThat(Cgroup.dividing(folder)).isEmpty();
        assertThat(Cgroup.dividing(folder.resolve("missing"))).isEmpty();
    }
}
