package dev.scotoma.local;

/** The four processes of the platform, in the order in which they are announced. */
enum Service {
    GATEWAY("web-ui", "web-ui", "identity", 8080, 256),
    CAPTURE("capture-service", "capture-service", "capture", 8081, 256),
    LABELING("labeling-service", "labeling-service/service", "labeling", 8082, 384),
    BLINDSPOT("blindspot-analyzer", "blindspot-analyzer/service", "blindspot", 8083, 512);

    private final String title;
    private final String module;
    private final String role;
    private final int port;
    private final int heapMegabytes;

    Service(String title, String module, String role, int port, int heapMegabytes) {
        this.title = title;
        this.module = module;
        this.role = role;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
    }

    /** What it is called in messages, in logs and as a host. */
    String title() {
        return title;
    }

    /** Folder of the build that holds the service. */
    String module() {
        return module;
    }

    /** Name of its schema and, behind {@code scotoma_}, of its database role. */
    String role() {
        return role;
    }

    int defaultPort() {
        return port;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
