package dev.scotoma.local;

/** The four processes of the platform, in the order in which they are announced. */
enum Service {
    GATEWAY("web-ui", "identity", 8080, 256),
    CAPTURE("capture-service", "capture", 8081, 256),
    LABELING("labeling-service", "labeling", 8082, 384),
    BLINDSPOT("blindspot-analyzer", "blindspot", 8083, 512);

    private final String module;
    private final String role;
    private final int port;
    private final int heapMegabytes;

    Service(String module, String role, int port, int heapMegabytes) {
        this.module = module;
        this.role = role;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
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
