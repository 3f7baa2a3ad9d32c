package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    private static final List<Path> NOTHING = List.of();

    @TempDir
    private Path folder;

    @Test
    void ofAllDevicesOnlyThoseOfNvidiaAreForAGpuWorker() throws Exception {
        for (String device : List.of("nvidia1", "nvidia0", "nvidiactl", "nvidia-uvm", "sda", "null", "kvm")) {
            Files.createFile(folder.resolve(device));
        }
        assertThat(WorkerEnvironment.nvidia(folder))
                .extracting(device -> folder.relativize(device).toString())
                .containsExactly("nvidia-uvm", "nvidia0", "nvidia1", "nvidiactl");
    }

    @Test
    void devicesAreShownBehindTheWallAfterItsOwnDeviceFolder() {
        var needs = new Sandbox.Needs(
                NOTHING,
                NOTHING,
                new Sandbox.Use(OptionalLong.empty(), 1 << 20, 60, 1),
                List.of(Path.of("/dev/nvidia0")));
        assertThat(bubblewrap(needs)).contains("--dev /dev --dev-bind /dev/nvidia0 /dev/nvidia0 ");
        assertThat(bubblewrap(needs)).doesNotContain("--data").contains("--core=0", "--fsize=1048576", "--cpu=60");
        assertThat(bubblewrap(needs)).contains("--setenv NVIDIA_TF32_OVERRIDE 0 ");
    }

    @Test
    void aWorkerWithoutAGpuSeesNoFurtherDeviceAndHasItsMemoryLimited() {
        var environment = WorkerEnvironment.ofThisProcess().withCache(folder);
        var needs = environment.needs(worker(false), false);
        assertThat(needs.devices()).isEmpty();
        assertThat(bubblewrap(needs)).doesNotContain("--dev-bind").contains("--data=" + ((64 + 128 + 576L) << 20));
        assertThat(environment.needs(worker(true), false).most().dataBytes()).isEmpty();
    }

    @Test
    void rootIsNobodyBehindAnyWallBeforeItIsRootBehindOne() {
        List<Sandbox> walls = Sandbox.bestFirst(true);
        assertThat(walls.subList(0, 2))
                .allMatch(Sandbox::nobody)
                .allMatch(wall -> wall.level() == Isolation.BUBBLEWRAP);
        assertThat(walls.stream().filter(wall -> !wall.nobody()))
                .as("what counts as a wall, for production and for who scores files at hand")
                .noneMatch(wall -> wall.level().atLeast(Isolation.BUBBLEWRAP))
                .noneMatch(wall -> wall.level() == Isolation.NAMESPACES);
    }

    @Test
    void processesAreLimitedWhereTheyAreNotCountedTogetherWithTheServices() {
        var needs = WorkerEnvironment.ofThisProcess().withCache(folder).needs(worker(false), false);
        for (Sandbox wall : Sandbox.bestFirst(true)) {
            boolean counted = wall.level().atLeast(Isolation.NAMESPACES) || wall.nobody();
            assertThat(String.join(" ", wall.wrap(List.of("true"), needs)).contains("--nproc="))
                    .as(wall.toString())
                    .isEqualTo(counted);
        }
    }

    /** Where the service may have less, a wall that wanted more did not stand at all. */
    @Test
    void noLimitIsHigherThanTheServicesOwn() {
        List<String> own = List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max cpu time              unlimited            unlimited            seconds   ",
                "Max processes             100                  500                  processes ");
        assertThat(HardLimits.atMost(own, "Max processes", 1024)).isEqualTo(500);
        assertThat(HardLimits.atMost(own, "Max processes", 400)).isEqualTo(400);
        assertThat(HardLimits.atMost(own, "Max cpu time", 1024)).isEqualTo(1024);
    }

    private static WorkerSpec worker(boolean gpu) {
        return Misbehaviour.spec().gpu(gpu).build();
    }

    private static String bubblewrap(Sandbox.Needs needs) {
        return String.join(" ", new Sandbox(Isolation.BUBBLEWRAP, Sandbox.RunsAs.SERVICE).wrap(List.of("true"), needs));
    }
}
