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
        var needs =
                new Sandbox.Needs(NOTHING, NOTHING, OptionalLong.empty(), 1 << 20, List.of(Path.of("/dev/nvidia0")));
        assertThat(bubblewrap(needs)).contains("--dev /dev --dev-bind /dev/nvidia0 /dev/nvidia0 ");
        assertThat(bubblewrap(needs)).doesNotContain("--data").contains("--core=0", "--fsize=1048576");
        assertThat(bubblewrap(needs)).contains("--setenv NVIDIA_TF32_OVERRIDE 0 ");
    }

    @Test
    void aWorkerWithoutAGpuSeesNoFurtherDeviceAndHasItsMemoryLimited() {
        var environment = WorkerEnvironment.ofThisProcess(folder);
        var needs = environment.needs(worker(false), false);
        assertThat(needs.devices()).isEmpty();
        assertThat(bubblewrap(needs)).doesNotContain("--dev-bind").contains("--data=" + ((64 + 128 + 576L) << 20));
        assertThat(environment.needs(worker(true), false).dataBytes()).isEmpty();
    }

    private static WorkerSpec worker(boolean gpu) {
        return Misbehaviour.spec().gpu(gpu).build();
    }

    private static String bubblewrap(Sandbox.Needs needs) {
        return String.join(" ", new Sandbox(Isolation.BUBBLEWRAP, false).wrap(List.of("true"), needs));
    }
}
