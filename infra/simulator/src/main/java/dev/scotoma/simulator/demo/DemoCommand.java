package dev.scotoma.simulator.demo;

import dev.scotoma.simulator.clip.Clips;
import dev.scotoma.simulator.crowd.Journal;
import dev.scotoma.simulator.crowd.Plan;
import dev.scotoma.simulator.crowd.Visitor;
import dev.scotoma.simulator.crowd.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator demo}: starts a stack of its own, sends the crowd through it, and shows what it found. */
@Command(
        name = "demo",
        description =
                "Start a stack, send a simulated crowd through it, and see whether it finds the planted blind spot.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int USUAL = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    // PostgreSQL writes its log in segments of 16 MB: with less than that the stack does not run.
    private static final long FULL = 16 << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--sessions", paramLabel = "N", description = "How many sessions; default: 600, or as before.")
    private Optional<Integer> sessions = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "Which crowd; default: 1, or as before.")
    private Optional<Integer> seed = Optional.empty();

    @Option(names = "--build", paramLabel = "DIR", description = "The root of the built sources.")
    private Path build = Path.of(".");

    @Option(names = "--data", paramLabel = "DIR", description = "Data of the demo's stack.")
    private Path data = Path.of(".scotoma-demo");

    @Option(names = "--cache", paramLabel = "DIR", description = "Where clips are kept.")
    private Path cache = Path.of(".scotoma-demo-cache");

    @Option(names = "--port", paramLabel = "P", description = "The first of six ports; the gateway's.")
    private int port = 8480;

    @Option(names = "--once", description = "End after the summary; exit 0 only if the planted blind spot was found.")
    private boolean once;

    @Option(names = "--reset", description = "Forget the data of earlier runs first.")
    private boolean reset;

    @SuppressWarnings("NullAway.Init") // picocli fills the options in before anything runs
    public DemoCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        build = build.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        try {
            Plan plan = plan();
            Staff staff = Staff.of(data);
            try (DemoStack stack = DemoStack.start(build, data, port, !staff.knows(Staff.OPERATOR), out)) {
                if (!stack.told().isEmpty()) {
                    staff.learn(stack.told());
                }
                Files.writeString(data.resolve("plan"), plan.seed() + " " + plan.sessions() + "\n");
                try {
                    boolean found = run(plan, staff, stack, out);
                    if (once) {
                        return found ? 0 : 1;
                    }
                } catch (Trouble | IOException trouble) {
                    // Now: a stack that stops gives space back.
                    return end(trouble);
                }
                out.println();
                out.println("It keeps running. Stop it with Ctrl-C; run it again and it is there at once.");
                stack.await();
                return 0;
            }
        } catch (Trouble | IOException trouble) {
            return end(trouble);
        }
    }

    private int end(Exception trouble) {
        spec.commandLine()
                .getErr()
                .println("demo: "
                        + (full(trouble)
                                ? "The disk of " + data + " is full; free some space and run make demo again,"
                                        + " it goes on where this run stopped."
                                : trouble.getMessage()));
        return 1;
    }

    /** Whatever fails on a full disk fails for want of space; and what says so did, though there may be space again. */
    private boolean full(Exception trouble) {
        if (String.valueOf(trouble.getMessage()).contains("No space left on device")) {
            return true;
        }
        try {
            return Files.exists(data) && Files.getFileStore(data).getUsableSpace() < FULL;
        } catch (IOException unknown) {
            return false;
        }
    }

    private boolean run(Plan plan, Staff staff, DemoStack stack, PrintWriter out)
            throws IOException, InterruptedException, Trouble {
        out.printf(
                "A crowd of %d people from %d countries makes %d sessions in %d campaigns.%n",
                plan.participants().size(),
                plan.participants().stream()
                        .map(person -> person.appearance().country())
                        .distinct()
                        .count(),
                plan.sessions(),
                plan.rounds().size());
        try (Wire wire = new Wire(stack.url(), PATIENCE);
                Journal journal = Journal.in(data)) {
            Visitor researcher = staff.signIn(wire, Staff.RESEARCHER);
            var progress = new ProgressLine(out, Boolean.getBoolean("scotoma.progress"));
            Loop.Outcome outcome =
                    new Loop(plan, wire, staff, stack).run(new Clips(cache), journal, researcher, progress);
            if (outcome.counts().uploaded() != plan.sessions()) {
                throw new Trouble("The crowd sent " + plan.sessions() + " sessions and the platform counts "
                        + outcome.counts().uploaded() + ".");
            }
            var release = new Release(researcher, build, data);
            String version = release.frozen(outcome.sentNow() > 0);
            release.verify(version, out);
            return new Summary(researcher, staff, stack, plan, data).print(out, outcome, version);
        }
    }

    private Plan plan() throws IOException, Trouble {
        if (reset) {
            reset();
        }
        Path file = data.resolve("plan");
        if (Files.exists(file)) {
            String[] before = Files.readString(file).strip().split(" ", 2);
            int there = Integer.parseInt(before[1]);
            if (sessions.orElse(there) != there
                    || !seed.map(String::valueOf).orElse(before[0]).equals(before[0])) {
                throw new ParameterException(
                        spec.commandLine(),
                        data + " holds a demo of " + there + " sessions; say RESET=1 to begin another one.");
            }
            return Plan.of(Long.parseLong(before[0]), there);
        }
        try {
            return Plan.of(seed.orElse(1), sessions.orElse(USUAL));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    /** Deletes a demo's data, and nothing that is not one. */
    private void reset() throws IOException, Trouble {
        if (!Files.exists(data)) {
            return;
        }
        Path lock = data.resolve("lock");
        if (!Files.exists(lock)) {
            throw new Trouble(data + " does not look like the data of a demo, so it is not deleted.");
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var mine = channel.tryLock()) {
            if (mine == null) {
                throw new Trouble("A demo runs from " + data + "; stop it first.");
            }
            Release.delete(data);
        }
    }
}
