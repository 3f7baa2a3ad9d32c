package dev.scotoma.local;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A small shell that reads the numbers of this JVM's children from a pipe. When the JVM dies, however it dies, the pipe closes
 * and the shell ends them: services first, then the database they need to end well. It leads a group of its own, so that whoever kills
 * the JVM's group does not kill the watch with it.
 */
final class Watch implements AutoCloseable {
    // TERM asks a service to finish; INT is PostgreSQL's fast shutdown.
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            services= databases=
            without() { kept=; for p in $1; do [ "$p" = "$2" ] || kept="$kept $p"; done; echo "$kept"; }
            while read -r what pid; do
              case $what in
                service) services="$services $pid" ;;
                database) databases="$databases $pid" ;;
                gone) services=$(without "$services" "$pid"); databases=$(without "$databases" "$pid") ;;
                bye) exit 0 ;;
              esac
            done
            for p in $services; do kill -TERM "$p" 2>/dev/null; done
            for i in 1 2 3 4 5; do
              left=; for p in $services; do kill -0 "$p" 2>/dev/null && left=1; done
              [ -z "$left" ] && break; sleep 1
            done
            for p in $services; do kill -KILL "$p" 2>/dev/null; kill -KILL -- "-$p" 2>/dev/null; done
            for p in $databases; do kill -INT "$p" 2>/dev/null; done
            exit 0
            """;

    private final Process shell;
    private final Writer pipe;

    private Watch(Process shell) {
        this.shell = shell;
        this.pipe = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    static Watch start() throws IOException {
        return new Watch(new ProcessBuilder(Children.leading("sh", "-c", SCRIPT, "scotoma-watch"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    ProcessHandle process() {
        return shell.toHandle();
    }

    void service(long pid) {
        tell("service " + pid);
    }

    void database(long pid) {
        tell("database " + pid);
    }

    void gone(long pid) {
        tell("gone " + pid);
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException shellIsDead) {
            // Somebody killed it. Children has a file for that case.
        }
    }

    /** Dismisses the shell: the children have ended, or are somebody else's care now. */
    @Override
    public void close() {
        tell("bye");
        shell.destroyForcibly();
    }
}
