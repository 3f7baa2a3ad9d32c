package dev.scotoma.workers.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The limits that this process has itself. Nobody but root can give a child a higher one. */
final class HardLimits {
    private static final Path OWN = Path.of("/proc/self/limits");
    private static final int HARD = 1;

    private HardLimits() {}

    /** @param name as in {@code /proc/self/limits}, such as {@code Max processes} */
    static long atMost(String name, long wanted) {
        try {
            return atMost(Files.readAllLines(OWN), name, wanted);
        } catch (IOException notLinux) {
            return wanted;
        }
    }

    static long atMost(List<String> limits, String name, long wanted) {
        return limits.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip().split("\\s+", -1)[HARD])
                .filter(hard -> !hard.equals("unlimited"))
                .mapToLong(Long::parseLong)
                .map(hard -> Math.min(hard, wanted))
                .findFirst()
                .orElse(wanted);
    }
}
