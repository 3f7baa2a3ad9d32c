package dev.scotoma.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands in for a service: is healthy, answers with its environment, and dies when told. */
final class StubService {
    private StubService() {}

    public static void main(String[] arguments) throws IOException {
        var environment = new TreeMap<>(System.getenv());
        String signIns = environment.get("SCOTOMA_FIRST_SIGN_INS");
        if (signIns != null && Files.notExists(Path.of(signIns + ".made"))) {
            Files.writeString(Path.of(signIns + ".made"), "");
            Files.writeString(Path.of(signIns), "operator correct-horse\n");
        }
        int port = Integer.parseInt(environment.get("QUARKUS_HTTP_PORT"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            byte[] body = environment.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var stream = exchange.getResponseBody()) {
                stream.write(body);
            }
        });
        server.start();
    }

    /** Lays the four services of a build into {@code root}, each of them this class. */
    static void build(Path root) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        String entry = StubService.class.getName().replace('.', '/') + ".class";
        for (Service service : Service.values()) {
            Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    var bytes = StubService.class.getResourceAsStream("/" + entry)) {
                output.putNextEntry(new JarEntry(entry));
                bytes.transferTo(output);
                output.closeEntry();
            }
        }
    }
}
