package dev.scotoma.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code make dev} changes: Quarkus runs some of the services from their sources and compiles them again when they are next asked
 * something, and Vite serves the pages from theirs, in front of the gateway.
 *
 * @param maven 3.9 or newer, which Quarkus insists on
 * @param services those that run from sources; the others run as packaged
 * @param pagesPort where Vite listens, which is the public address
 */
record DevMode(Path build, String maven, Set<Service> services, int pagesPort) {
    /** @param names such as {@code capture labeling}; blank for all four */
    static DevMode of(Path build, String maven, String names, int pagesPort) throws LaunchFailure {
        var services = EnumSet.noneOf(Service.class);
        for (String name : names.strip().split("[\\s,]+", -1)) {
            if (!name.isEmpty()) {
                services.add(named(name));
            }
        }
        return new DevMode(build, maven, services.isEmpty() ? EnumSet.allOf(Service.class) : services, pagesPort);
    }

    private static Service named(String name) throws LaunchFailure {
        for (Service service : Service.values()) {
            if (service.name().equalsIgnoreCase(name)) {
                return service;
            }
        }
        String all = EnumSet.allOf(Service.class).stream()
                .map(service -> service.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new LaunchFailure("SERVICES names \"" + name + "\"; there are " + all + ".");
    }

    String publicUrl() {
        return "http://localhost:" + pagesPort;
    }

    /** Everything is compiled already: four Mavens that compile the same modules at once would get in each other's way. */
    List<String> command(Service service) throws IOException {
        // Maven forks the service, so a kill of Maven alone would leave the service behind.
        var command = Children.leading(maven, "--batch-mode");
        command.addAll(List.of("-f", build.resolve("pom.xml").toString(), "-pl", service.module(), "-am"));
        command.addAll(List.of("-DskipWeb", "-Dspotless.check.skip", "-Dmaven.main.skip", "-Dmaven.test.skip"));
        command.addAll(List.of("test-compile", "quarkus:dev", "-Ddebug=false", "-Dquarkus.console.enabled=false"));
        command.addAll(List.of("-Dquarkus.analytics.disabled=true", "-Dquarkus.test.continuous-testing=disabled"));
        // Workers run what was packaged last: their folder lies in the packaged analyzer.
        Path workers = build.resolve(service.module()).resolve("target/quarkus-app/workers");
        // Quarkus compiles as Maven does, with Error Prone, which needs to see into the compiler.
        String compiler = Files.readString(build.resolve(".mvn/jvm.config")).strip();
        command.add("-Djvm.args=-Xmx" + 2 * service.heapMegabytes() + "m -Dscotoma.worker.library=" + workers + " "
                + compiler.replace("--add-exports ", "--add-exports=").replace("--add-opens ", "--add-opens="));
        return command;
    }

    List<String> pages() {
        Path pages = build.resolve("web-ui/src/main/webui");
        return Children.leading(
                "node",
                pages.resolve("node_modules/vite/bin/vite.js").toString(),
                pages.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(pagesPort),
                "--strictPort");
    }

    /** Maven and npm go on with whatever the person has set for them. */
    HashMap<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("SCOTOMA_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return environment;
    }
}
