package dev.scotoma.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the stack lives and listens, read from the environment.
 *
 * @param home data of this installation
 * @param build root of the build that holds the service jars
 * @param ports one port for each replica of a service
 * @param freeBytes free space below which the stack does not start
 * @param dev set by {@code SCOTOMA_PAGES_PORT}, which Vite needs
 */
record Settings(
        Path home,
        Path build,
        int databasePort,
        int storagePort,
        Map<Service, List<Integer>> ports,
        boolean resetPasswords,
        long freeBytes,
        Optional<DevMode> dev) {
    private static final int REPLICA_STEP = 10;

    static Settings of(Map<String, String> environment) throws LaunchFailure {
        Path build = Path.of(environment.getOrDefault("SCOTOMA_BUILD", ".")).toAbsolutePath();
        int replicas = number(environment, "SCOTOMA_REPLICAS", 1, 1, 4);
        var ports = new EnumMap<Service, List<Integer>>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, ports(environment, "SCOTOMA_" + service + "_PORT", service.defaultPort(), replicas));
        }
        int pagesPort = number(environment, "SCOTOMA_PAGES_PORT", 0, 1, 65535);
        return new Settings(
                build.resolve(environment.getOrDefault("SCOTOMA_HOME", ".scotoma"))
                        .normalize(),
                build.normalize(),
                number(environment, "SCOTOMA_DATABASE_PORT", 15432, 1, 65535),
                number(environment, "SCOTOMA_STORAGE_PORT", 19000, 1, 65535),
                ports,
                "1".equals(environment.get("RESET_PASSWORDS")),
                number(environment, "SCOTOMA_FREE_MEGABYTES", 1024, 0, Integer.MAX_VALUE) * 1024L * 1024L,
                pagesPort == 0
                        ? Optional.empty()
                        : Optional.of(DevMode.of(
                                build.normalize(),
                                environment.getOrDefault("SCOTOMA_DEV_MAVEN", "mvn"),
                                environment.getOrDefault("SCOTOMA_DEV_SERVICES", ""),
                                pagesPort)));
    }

    int replicas() {
        return port(Service.GATEWAY).size();
    }

    List<Integer> port(Service service) {
        return ports.getOrDefault(service, List.of());
    }

    /** The address people open. */
    String publicUrl() {
        return dev.map(DevMode::publicUrl)
                .orElse("http://localhost:" + port(Service.GATEWAY).getFirst());
    }

    /** Whether the service runs as it was packaged, rather than from its sources. */
    boolean packaged(Service service) {
        return dev.isEmpty() || !dev.get().services().contains(service);
    }

    Path logs() {
        return home.resolve("logs");
    }

    private static List<Integer> ports(Map<String, String> environment, String name, int standard, int replicas)
            throws LaunchFailure {
        String[] given = environment.getOrDefault(name, "").split(",", -1);
        var ports = new ArrayList<Integer>();
        for (int replica = 0; replica < replicas; replica++) {
            if (replica < given.length && !given[replica].isBlank()) {
                ports.add(parse(name, given[replica].strip(), 1, 65535));
            } else if (replica == 0) {
                ports.add(standard);
            } else {
                ports.add(ports.getLast() + REPLICA_STEP);
            }
        }
        return List.copyOf(ports);
    }

    private static int number(Map<String, String> environment, String name, int standard, int least, int most)
            throws LaunchFailure {
        String given = environment.getOrDefault(name, "");
        return given.isBlank() ? standard : parse(name, given.strip(), least, most);
    }

    private static int parse(String name, String given, int least, int most) throws LaunchFailure {
        try {
            int value = Integer.parseInt(given);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, like a number out of range
        }
        throw new LaunchFailure(
                name + " is \"" + given + "\"; it must be a whole number from " + least + " to " + most + ".");
    }
}
