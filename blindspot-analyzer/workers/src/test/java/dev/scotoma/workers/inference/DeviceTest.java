package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.DeviceFailure.OutOfMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
    @TempDir
    private Path folder;

    @Test
    void aWordNamesADeviceAndIsReadBack() {
        assertThat(Device.of("cpu")).isEqualTo(Device.CPU);
        assertThat(Device.of("cuda")).isEqualTo(new Device(0)).hasToString("cuda:0");
        for (Device device : new Device[] {Device.CPU, new Device(0), new Device(12)}) {
            assertThat(Device.of(device.toString())).isEqualTo(device);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "CUDA", "cuda:", "cuda:-1", "cuda:x", "cuda:100", "cpu:0", " cuda"})
    void nonsenseIsRefusedInOneSentence(String word) {
        assertThatThrownBy(() -> Device.of(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scotoma.inference.device is cpu, cuda, or cuda: and the number of a GPU, not \"" + word
                        + "\".");
    }

    @Test
    void aGpuNeedsTheFolderOfALibtorch() throws Exception {
        assertThatThrownBy(() -> Hardware.of("cuda", Optional.empty()))
                .hasMessage("scotoma.inference.device=cuda needs scotoma.inference.libtorch, the lib folder of libtorch"
                        + " 2.7.1 for CUDA 12.8.");
        assertThatThrownBy(() -> Hardware.of("cuda", Optional.of(folder.toString())))
                .hasMessage(
                        "scotoma.inference.libtorch is " + folder + ", which is no folder with a libtorch.so in it.");
        Files.createFile(folder.resolve("libtorch.so"));
        assertThat(Hardware.of("cuda:1", Optional.of(folder.toString())).options())
                .containsExactly(
                        "-Dscotoma.device=cuda:1",
                        "-DPYTORCH_LIBRARY_PATH=" + folder.toRealPath(),
                        "-DPYTORCH_VERSION=2.7.1",
                        "-DPYTORCH_FLAVOR=cpu");
        Files.createFile(folder.resolve("libtorch_cuda.so"));
        assertThat(Hardware.of("cuda", Optional.of(folder.toString())).options())
                .contains("-DPYTORCH_FLAVOR=cu128");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            build-version | 2.11.0+cu130
            version.py    | __version__ = '2.11.0+cu130'
            """)
    void aLibtorchOfAnotherVersionNeedsALibraryOfItsOwn(String file, String version) throws Exception {
        Path lib = Files.createDirectories(folder.resolve("torch/lib"));
        Files.createFile(lib.resolve("libtorch.so"));
        Files.writeString(lib.resolveSibling(file), "from typing import Optional\n" + version + "\n");
        Optional<String> libtorch = Optional.of(lib.toString());
        assertThatThrownBy(() -> Hardware.of("cuda", libtorch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scotoma.inference.libtorch is " + lib + ", libtorch 2.11.0, but DJL's library that comes"
                        + " with the service is built for 2.7.1.");
        Files.createFile(lib.resolve("libdjl_torch.so"));
        assertThat(Hardware.of("cuda", libtorch).options()).contains("-DPYTORCH_VERSION=2.11.0");
    }

    @Test
    void workersSeeCudasLibrariesWherePythonsPackagesHaveThem() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("torch/lib"));
        Files.createFile(lib.resolve("libtorch.so"));
        Files.writeString(folder.resolve("torch/version.py"), "__version__ = '2.7.1+cu128'\n");
        Optional<String> libtorch = Optional.of(lib.toString());
        assertThat(Hardware.of("cuda", libtorch).readable()).containsExactly(lib.toRealPath());
        Path cuda = Files.createDirectory(folder.resolve("nvidia"));
        assertThat(Hardware.of("cuda", libtorch).readable()).containsExactly(lib.toRealPath(), cuda.toRealPath());
        assertThat(Hardware.CPU.readable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.10 GiB",
                "CUDA error: out of memory",
                "RuntimeError: CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                "RuntimeError: cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
                "RuntimeError: [enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory"
            })
    void fullMemoryIsKnownByWhatLibtorchSays(String reason) {
        assertThat(DeviceFailure.in("near.pt: ", reason).orElseThrow())
                .isInstanceOf(OutOfMemory.class)
                .hasMessage("near.pt: " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RuntimeError: CUDA error: an illegal memory access was encountered",
                "RuntimeError: cuDNN error: CUDNN_STATUS_NOT_SUPPORTED",
                "RuntimeError: Expected all tensors to be on the same device, but found at least two, cuda:0 and cpu!"
            })
    void otherFailuresOfADeviceAreNoMatterOfMemory(String reason) {
        assertThat(DeviceFailure.in("near.pt: ", reason)).get().isExactlyInstanceOf(DeviceFailure.class);
    }

    @Test
    void whatIsWrongWithTheNetworkIsNotTheDevices() {
        assertThat(DeviceFailure.in(
                        "near.pt: ", "RuntimeError: mat1 and mat2 shapes cannot be multiplied (4x48 and 24x16)"))
                .isEmpty();
    }
}
