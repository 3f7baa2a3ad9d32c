package dev.scotoma.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The folder of a version, as an argument. */
final class DatasetFolder {
    private DatasetFolder() {}

    static void require(CommandSpec spec, Path dir) {
        if (!Files.isDirectory(dir)) {
            throw new ParameterException(
                    spec.commandLine(),
                    Files.exists(dir)
                            ? dir + " is a file; unpack the archive and name its folder."
                            : "There is no folder " + dir + ".");
        }
    }
}
