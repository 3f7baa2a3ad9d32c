package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.worker.Sandbox.RunsAs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallsTest {
    private static final Sandbox NOBODY = new Sandbox(Isolation.LIMITS, RunsAs.NOBODY);
    private static final Sandbox ROOT = new Sandbox(Isolation.LIMITS, RunsAs.SERVICE);

    @TempDir
    private Path folder;

    /** As on a fresh machine without bubblewrap, where root's home hides the cache. */
    @Test
    void nobodyGetsACacheThatNobodyCanReadBeforeWorkersRunAsRoot() throws Exception {
        Path hidden = folder.resolve("home/cache");
        Path open = folder.resolve("open/cache");
        var found = walls(
                List.of(hidden, open),
                (wall, there) -> !wall.nobody() || there.nativeCache().equals(open));
        assertThat(found.wall()).isEqualTo(NOBODY);
        assertThat(found.environment().nativeCache()).isEqualTo(open);
    }

    @Test
    void theCacheThatWasAskedForIsTakenWhereItCanBe() throws Exception {
        Path asked = folder.resolve("asked");
        var found = walls(List.of(asked, folder.resolve("other")), (wall, there) -> true);
        assertThat(found.environment().nativeCache()).isEqualTo(asked);
    }

    @Test
    void aCacheIsMadeSuchThatEverybodyMayReadIt() throws Exception {
        Path asked = folder.resolve("a/b");
        walls(List.of(asked), (wall, there) -> true);
        for (Path made : List.of(asked, folder.resolve("a"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .endsWith("r-x");
        }
    }

    @Test
    void aCacheThatCannotBeMadeIsNoWordAboutWalls() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> walls(List.of(file.resolve("cache")), (wall, there) -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    private static Walls.Found walls(List<Path> caches, Walls.Probing probing) throws Exception {
        return new Walls(List.of(NOBODY, ROOT), caches, probing).best(WorkerEnvironment.ofThisProcess());
    }
}
