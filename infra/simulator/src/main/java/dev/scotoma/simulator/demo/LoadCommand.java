package dev.scotoma.simulator.demo;

import dev.scotoma.simulator.clip.Clips;
import dev.scotoma.simulator.crowd.Calls;
import dev.scotoma.simulator.crowd.Plan;
import dev.scotoma.simulator.crowd.Visitor;
import dev.scotoma.simulator.crowd.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator load}: the crowd without its labelers in front of a running stack, at a given rate. */
@Command(
        name = "load",
        description = "Send a simulated crowd to a running stack and say how long everything takes.",
        mixinStandardHelpOptions = true)
public final class LoadCommand implements Callable<Integer> {
    private static final double FASTEST = 1000;

    /** A failure is counted and asked again once or twice; a load test is no reason to wait for minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec;

    @Option(names = "--sessions", paramLabel = "N", description = "How many sessions.")
    private int sessions = 200;

    @Option(names = "--rate", paramLabel = "R", description = "Sessions started in a second.")
    private double rate = 5;

    @Option(names = "--seed", paramLabel = "S", description = "Which crowd; default: another one each time.")
    private Optional<Integer> seed = Optional.empty();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The gateway; default: SCOTOMA_URL, else that of make up.")
    private Optional<URI> url = Optional.ofNullable(System.getenv("SCOTOMA_URL"))
            .filter(given -> !given.isBlank())
            .map(URI::create);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A demo whose sign-ins are used without SCOTOMA_PASSWORD.")
    private Path data = Path.of(".scotoma-demo");

    @Option(names = "--cache", paramLabel = "DIR", description = "Where clips are kept.")
    private Path cache = Path.of(".scotoma-demo-cache");

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    public LoadCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (sessions < Plan.FEWEST || sessions > Plan.MOST) {
            throw new ParameterException(
                    spec.commandLine(), "N is a whole number from " + Plan.FEWEST + " to " + Plan.MOST + ".");
        }
        if (!(rate > 0 && rate <= FASTEST)) {
            throw new ParameterException(spec.commandLine(), "RATE is a number above 0 and up to 1000 a second.");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Wire wire = new Wire(url.orElse(URI.create("http://localhost:8080")), PATIENCE)) {
            Visitor researcher = Visitor.staff(wire, Staff.RESEARCHER, password());
            Plan plan = Plan.of(seed.orElse((int) (System.currentTimeMillis() / 1000 % 1_000_000_000)), sessions);
            LoadRun.Result result = new LoadRun(plan, rate, wire, researcher, new Clips(cache)).run(out);
            print(out, result, wire.calls());
            return result.lost() == 0 ? 0 : 1;
        } catch (Trouble | IOException trouble) {
            spec.commandLine().getErr().println("load: " + trouble.getMessage());
            return 1;
        }
    }

    private String password() throws IOException, Trouble {
        String given = System.getenv("SCOTOMA_PASSWORD");
        if (given != null && !given.isBlank()) {
            return given;
        }
        Staff staff = Staff.of(data);
        if (!staff.knows(Staff.RESEARCHER)) {
            throw new Trouble("Say the researcher's password in SCOTOMA_PASSWORD.");
        }
        return staff.password(Staff.RESEARCHER);
    }

    private void print(PrintWriter out, LoadRun.Result result, Calls calls) {
        out.printf(
                "%d sessions sent in %.1f s: %.0f a minute (asked for %.0f), %d lost.%n",
                result.sent(),
                result.sendingSeconds(),
                60 * result.sent() / result.sendingSeconds(),
                60 * rate,
                result.lost());
        out.printf(
                "%d scored after %.1f s: %.0f a minute.%n",
                result.scored(), result.seconds(), 60 * result.scored() / result.seconds());
        out.printf("%n%-34s %10s %10s%n", "seconds", "p50", "p95");
        result.waits()
                .forEach((name, millis) -> out.printf(
                        "%-34s %10.1f %10.1f%n",
                        name, Calls.quantile(millis, 0.5) / 1e3, Calls.quantile(millis, 0.95) / 1e3));
        out.printf("%n%-58s %6s %6s %9s %9s %8s%n", "request", "count", "failed", "p50 ms", "p95 ms", "total s");
        for (Calls.Kind kind : calls.kinds()) {
            out.printf(
                    "%-58s %6d %6d %9.1f %9.1f %8.1f%n",
                    kind.name(), kind.count(), kind.failures(), kind.p50Millis(), kind.p95Millis(), kind.seconds());
        }
        out.flush();
    }
}
