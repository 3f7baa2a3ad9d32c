package dev.scotoma.workers.worker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a worker's JVM is started from: this process's own JDK, a folder of jars that holds what workers need and
 * nothing else, and nothing of this process's environment.
 */
record WorkerEnvironment(Path javaHome, List<Path> classPath, Path nativeCache) {
    /**
     * The environment variables of a worker. Those of malloc let it keep memory, with which batches on the CPU run
     * three times as fast (measured with EfficientNet-B3 at batch 32). Those of CUDA switch off TF32, because only
     * without it are scores those of the CPU; they number GPUs as nvidia-smi does; and they switch off a cache for
     * which a temporary folder has no room.
     */
    static final Map<String, String> VARIABLES = variables();

    /**
     * The property that names the folder of jars. Without it, as in the tests of this module, workers get the class
     * path of this process.
     */
    private static final String LIBRARY = "scotoma.worker.library";

    /** The one jar on the class path of a packaged service; the folder of its workers lies beside it. */
    private static final String FAST_JAR = "quarkus-run.jar";

    /** The environment without a cache: that is found together with the wall. */
    static WorkerEnvironment ofThisProcess() {
        return new WorkerEnvironment(
                real(Path.of(System.getProperty("java.home"))), library(), Path.of("/nonexistent"));
    }

    WorkerEnvironment withCache(Path other) {
        return new WorkerEnvironment(javaHome, classPath, other);
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", "/usr/bin:/bin");
        variables.put("LANG", "C.UTF-8");
        variables.put("HOME", "/tmp");
        variables.put("OPT_OUT_TRACKING", "true");
        variables.put("MALLOC_ARENA_MAX", "1");
        variables.put("MALLOC_MMAP_MAX_", "0");
        variables.put("MALLOC_TRIM_THRESHOLD_", "8589934592");
        variables.put("MALLOC_TOP_PAD_", "268435456");
        variables.put("NVIDIA_TF32_OVERRIDE", "0");
        variables.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        variables.put("CUDA_CACHE_DISABLE", "1");
        return variables;
    }

    private static List<Path> library() {
        String named = System.getProperty(LIBRARY);
        if (named != null) {
            return jars(real(Path.of(named)));
        }
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (path.endsWith(FAST_JAR)) {
                return jars(real(path).resolveSibling("workers"));
            }
            if (Files.exists(path)) {
                entries.add(real(path));
            }
        }
        return entries;
    }

    private static List<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> command(WorkerSpec spec, Path scratch, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx" + spec.memory().heap() + "m", "-Xss1m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-XX:ReservedCodeCacheSize=64m", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto"));
        command.addAll(List.of(
                "-XX:+DisplayVMOutputToStderr", "-XX:ErrorFile=/dev/null", "--enable-native-access=ALL-UNNAMED"));
        // Standard output is the pipe to the service, in which a warning of the JVM would be an answer that nobody can
        // read.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        command.addAll(List.of("-Djava.awt.headless=true", "-Djava.io.tmpdir=" + scratch, "-Dfile.encoding=UTF-8"));
        command.add("-Dorg.bytedeco.javacpp.cachedir=" + nativeCache);
        command.addAll(List.of("-DENGINE_CACHE_DIR=" + nativeCache, "-DDJL_CACHE_DIR=" + nativeCache));
        command.addAll(List.of("-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true"));
        command.addAll(spec.options());
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(spec.main().getName());
        command.addAll(arguments);
        return command;
    }

    /**
     * The memory beside heap and native data that a JVM writes to: code cache, metaspace, stacks, collector, and
     * malloc's pad of 256 MiB.
     */
    private static final long JVM_MIB = 576;

    Sandbox.Needs needs(WorkerSpec spec, boolean preparing) {
        Set<Path> readable = new LinkedHashSet<>();
        readable.add(javaHome);
        javaConfiguration(readable);
        classPath.stream().filter(Files::isDirectory).forEach(readable::add);
        readable.addAll(
                foldersOf(classPath.stream().filter(Files::isRegularFile).toList()));
        readable.addAll(spec.readable());
        if (!preparing) {
            readable.add(nativeCache);
            readable.addAll(spec.inputs());
        }
        WorkerSpec.Memory memory = spec.memory();
        long data = (memory.heap() + memory.beside() + JVM_MIB) << 20;
        Sandbox.Use most = new Sandbox.Use(
                spec.gpu() ? OptionalLong.empty() : OptionalLong.of(data),
                preparing ? 4L << 30 : (long) memory.scratch() << 20,
                spec.cpuSeconds(),
                spec.threads());
        return new Sandbox.Needs(
                List.copyOf(readable),
                preparing ? List.of(nativeCache) : List.of(),
                most,
                spec.gpu() && !preparing ? nvidia(Path.of("/dev")) : List.of());
    }

    /** The devices of all GPUs, because which number a GPU has depends on which others are there. */
    static List<Path> nvidia(Path folder) {
        try (var devices = Files.newDirectoryStream(folder, "nvidia*")) {
            List<Path> found = new ArrayList<>();
            devices.forEach(found::add);
            return found.stream().sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The folders of jars, or the jars where these lie in many folders, as in a local repository. */
    private static Set<Path> foldersOf(List<Path> jars) {
        Set<Path> folders = new LinkedHashSet<>();
        jars.forEach(jar -> folders.add(folder(jar)));
        return folders.size() <= 8 ? folders : new LinkedHashSet<>(jars);
    }

    /** Adds the JDK's configuration, which some distributions keep outside of it, behind links. */
    private void javaConfiguration(Set<Path> readable) {
        Path security = javaHome.resolve("conf/security/java.security");
        if (Files.exists(security) && !real(security).startsWith(javaHome)) {
            readable.add(folder(folder(real(security))));
        }
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
