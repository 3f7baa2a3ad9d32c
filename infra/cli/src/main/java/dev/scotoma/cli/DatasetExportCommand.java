package dev.scotoma.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scotoma dataset export}: fetches a version into a folder, and goes on where it was stopped. */
@Command(
        name = "export",
        description =
                "Fetch a version from a platform into a folder, file by file; run again, it goes on where it stopped.",
        mixinStandardHelpOptions = true)
final class DatasetExportCommand implements Callable<Integer> {
    private static final int LONGEST_TOKEN = 4096;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "URL",
            description = "The address of the version, such as https://HOST/api/labeling/datasets/v1.0.")
    private URI url;

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "FILE",
            description = "The file that holds a token with the scope dataset:read.")
    private Path tokenFile;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder, which is made if need be.")
    private Path out;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
    DatasetExportCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!"https".equalsIgnoreCase(url.getScheme()) && !isThisMachine()) {
            throw new ParameterException(
                    spec.commandLine(), "A token goes over https only, or over http to this machine.");
        }
        var progress = new Progress();
        try (var platform = new Platform(url, token())) {
            var fetched = new ExportFolder(platform, out).fetch(progress);
            progress.done();
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s holds the version: %d files, of which %d were fetched now%n",
                            out, fetched.files(), fetched.now());
        }
        return 0;
    }

    private boolean isThisMachine() {
        return "http".equalsIgnoreCase(url.getScheme())
                && ("localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost()));
    }

    private String token() throws IOException {
        if (!Files.isRegularFile(tokenFile) || Files.size(tokenFile) > LONGEST_TOKEN) {
            throw new BadInput(tokenFile, "the file holds no token.");
        }
        String token = new String(Files.readAllBytes(tokenFile), StandardCharsets.ISO_8859_1).strip();
        if (!token.matches("[A-Za-z0-9_.-]+")) {
            throw new BadInput(tokenFile, "the file holds no token.");
        }
        return token;
    }
}
