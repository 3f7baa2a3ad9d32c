package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFilesTest {
    @TempDir
    private Path cache;

    /** Workers may run as nobody: engines list the folder of a network, and nobody lists packs of others. */
    @Test
    void networksMayBeListedAndPacksOnlyReadByWhoKnowsTheirNames() throws Exception {
        try (Workers workers = new Workers(Isolation.NONE, cache);
                NetworkFiles files = new NetworkFiles(workers, manifest(), List.of(Bytes.of(Brightness.network())))) {
            Path network = files.networks().getFirst();
            assertThat(network).hasBinaryContent(Brightness.network());
            assertThat(permissions(network)).isEqualTo("rw-r--r--");
            assertThat(permissions(Objects.requireNonNull(network.getParent()))).isEqualTo("rwxr-xr-x");
            assertThat(permissions(files.folder())).isEqualTo("rwx--x--x");
            assertThat(permissions(files.create())).isEqualTo("rw-r--r--");
            assertThat(files.networks()).containsExactly(network);
        }
    }

    @Test
    void bytesThatAreNotThoseOfTheManifestAreNeverUsed() throws Exception {
        try (Workers workers = new Workers(Isolation.NONE, cache);
                NetworkFiles files = new NetworkFiles(workers, manifest(), List.of(Bytes.of(new byte[] {1})))) {
            assertThatThrownBy(files::networks)
                    .isInstanceOf(Unscorable.class)
                    .hasMessageStartingWith("The stored network0.onnx has the sha256 ");
        }
    }

    @Test
    void aNetworkThatIsGoneIsNotTakenForAPackThatIs() throws Exception {
        Bytes gone = out -> {
            throw new NoSuchFileException("models/network0.onnx");
        };
        try (Workers workers = new Workers(Isolation.NONE, cache);
                NetworkFiles files = new NetworkFiles(workers, manifest(), List.of(gone))) {
            assertThatThrownBy(files::networks)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class)
                    .hasMessageMatching("The network \\S+ is missing\\.");
        }
    }

    private static Manifest manifest() throws Exception {
        return Manifest.read(Brightness.manifest("brightness", "", "{around: face, context: 2}"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
