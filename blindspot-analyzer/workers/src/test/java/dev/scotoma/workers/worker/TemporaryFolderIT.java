package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderIT {
    @TempDir
    private Path parent;

    /** Leaves a file in a folder of its own, says where, and waits to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = TemporaryFolder.in(Path.of(arguments[0])).folder("pack", "rwx--x--x");
            Files.writeString(folder.resolve("face"), "a face");
            System.out.println(folder);
            System.in.read();
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedByTheNextOneAndWhatALivingOneHasIsNot() throws Exception {
        Process dead = owner();
        Process living = owner();
        try (var saidByDead = dead.inputReader();
                var saidByLiving = living.inputReader();
                TemporaryFolder mine = TemporaryFolder.in(parent)) {
            Path left = Path.of(saidByDead.readLine());
            Path used = Path.of(saidByLiving.readLine());
            Path own = mine.folder("pack", "rwx--x--x");
            dead.destroyForcibly().waitFor();
            assertThat(left.resolve("face")).exists();
            TemporaryFolder.in(parent).close();
            assertThat(left).doesNotExist();
            assertThat(left.getParent()).doesNotExist();
            assertThat(used.resolve("face")).exists();
            assertThat(own).exists();
        } finally {
            dead.destroyForcibly();
            living.destroyForcibly();
        }
    }

    @Test
    void nothingIsLeftOfOneThatIsClosed() throws Exception {
        TemporaryFolder folder = TemporaryFolder.in(parent);
        Files.writeString(folder.folder("pack", "rwx------").resolve("face"), "a face");
        folder.close();
        assertThat(parent).isEmptyDirectory();
    }

    private Process owner() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        parent.toString())
                .redirectError(Redirect.INHERIT)
                .start();
    }
}
