package dev.scotoma.simulator;

import dev.scotoma.simulator.clip.Clip;
import dev.scotoma.simulator.clip.Clips;
import dev.scotoma.simulator.clip.Truth;
import dev.scotoma.simulator.scene.Scene;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator clips}: a folder of clips and their truth. They are the scenes S, S + 1, ... that meet every condition. */
@Command(
        name = "clips",
        description = "Write clips and truth.csv, which says what each of them shows.",
        mixinStandardHelpOptions = true)
final class ClipsCommand implements Callable<Integer> {
    private static final int PATIENCE = 100_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "The first scene's number.")
    private long seed;

    @Option(names = "--count", required = true, paramLabel = "N", description = "How many clips.")
    private int count;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write.")
    private Path out;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where made clips are kept; default: .cache in the folder to write.")
    private Optional<Path> cache = Optional.empty();

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            description = "Only scenes of that truth, for example camera=laptop; may be given again.")
    private Map<String, String> where = Map.of();

    @Option(names = "--threads", paramLabel = "N", description = "Default: one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    ClipsCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (count < 1 || threads < 1) {
            throw new ParameterException(spec.commandLine(), "--count and --threads take a whole number from 1 on.");
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new ParameterException(spec.commandLine(), out + " is a file; --out takes a folder.");
        }
        Files.createDirectories(out);
        long start = System.nanoTime();
        Clips clips = new Clips(cache.orElse(out.resolve(".cache")));
        List<String> lines = new ArrayList<>(List.of(Truth.header()));
        try (ExecutorService makers = Executors.newFixedThreadPool(threads)) {
            List<Future<String>> made = new ArrayList<>();
            for (Scene scene : scenes()) {
                made.add(makers.submit(() -> line(clips, scene)));
            }
            for (Future<String> line : made) {
                lines.add(line.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("A clip could not be made: " + failed.getCause(), failed);
        }
        // Last, and whole: a folder without it is not finished.
        Path part = Files.write(out.resolve("truth.csv.part"), lines);
        Files.move(part, out.resolve("truth.csv"), StandardCopyOption.ATOMIC_MOVE);
        spec.commandLine()
                .getOut()
                .printf("%d clips in %s after %.1f s%n", count, out, (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private List<Scene> scenes() {
        Set<String> columns = Truth.values(Scene.any(0)).keySet();
        for (String column : where.keySet()) {
            if (!columns.contains(column)) {
                throw new ParameterException(spec.commandLine(), "truth.csv has no column " + column + ".");
            }
        }
        List<Scene> scenes = new ArrayList<>();
        for (long tried = 0; scenes.size() < count; tried++) {
            if (tried > PATIENCE && scenes.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "No scene among " + PATIENCE + " has " + where + "; is a value misspelt?");
            }
            Scene scene = Scene.any(seed + tried);
            if (Truth.values(scene).entrySet().containsAll(where.entrySet())) {
                scenes.add(scene);
            }
        }
        return scenes;
    }

    private String line(Clips clips, Scene scene) throws IOException {
        Clip clip = clips.of(scene);
        String name = "%020d.%s".formatted(scene.seed(), clip.extension());
        try {
            Files.createLink(out.resolve(name), clip.file());
        } catch (FileAlreadyExistsException again) {
            Files.copy(clip.file(), out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException | IOException unlinkable) {
            Files.copy(clip.file(), out.resolve(name));
        }
        return Truth.line(name, clip.mimeType(), scene);
    }
}
