package dev.scotoma.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A build of stub services and the settings of one installation of it, on free ports. */
final class Installation {
    private static final List<String> SERVICES = List.of("GATEWAY", "CAPTURE", "LABELING", "BLINDSPOT");

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();

    Installation(Path folder) throws IOException {
        this.folder = folder;
        StubService.build(folder);
        set("SCOTOMA_BUILD", folder.toString());
        set("SCOTOMA_FREE_MEGABYTES", "10");
        var ports = freePorts(2 + SERVICES.size());
        set("SCOTOMA_DATABASE_PORT", ports.removeFirst());
        set("SCOTOMA_STORAGE_PORT", ports.removeFirst());
        for (String service : SERVICES) {
            set("SCOTOMA_" + service + "_PORT", ports.removeFirst());
        }
    }

    void replicate() throws IOException {
        set("SCOTOMA_REPLICAS", "2");
        var ports = freePorts(SERVICES.size());
        for (String service : SERVICES) {
            settings.merge("SCOTOMA_" + service + "_PORT", "," + ports.removeFirst(), String::concat);
        }
    }

    void set(String name, String value) {
        settings.put(name, value);
    }

    Map<String, String> settings() {
        return settings;
    }

    Path home() {
        return folder.resolve(".scotoma");
    }

    String port(String service, int replica) {
        return settings.getOrDefault("SCOTOMA_" + service + "_PORT", "").split(",", -1)[replica];
    }

    String secret(String name) throws IOException {
        return Files.readAllLines(home().resolve("secrets")).stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    ProcessHandle database() throws IOException {
        return EmbeddedDatabase.running(home()).orElseThrow();
    }

    Connection owner() throws SQLException, IOException {
        return connect("postgres", secret("database.owner"));
    }

    Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.get("SCOTOMA_DATABASE_PORT") + "/postgres", user, password);
    }

    /** What a stub service answers with. */
    String environmentOf(String service, int replica) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(service, replica) + "/"));
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static List<String> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        var ports = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var socket = new ServerSocket(0);
            sockets.add(socket);
            ports.add(Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
