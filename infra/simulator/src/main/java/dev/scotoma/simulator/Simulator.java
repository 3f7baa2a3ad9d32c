package dev.scotoma.simulator;

import dev.scotoma.simulator.demo.DemoCommand;
import dev.scotoma.simulator.demo.LoadCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the simulator; wrong input is one sentence on standard error and exit code 2. */
@Command(
        name = "simulator",
        description = "Makes clips whose truth is known.",
        subcommands = {ClipsCommand.class, DemoCommand.class, LoadCommand.class, CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true)
public final class Simulator implements Runnable {
    static final int WRONG = 2;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the spec in before anything runs
    Simulator() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command; simulator --help lists them.");
    }

    public static void main(String[] args) {
        System.exit(run(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                args));
    }

    /** Runs a command in this process and answers its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        var command = new CommandLine(new Simulator());
        command.setOut(out);
        command.setErr(err);
        command.setParameterExceptionHandler((wrong, given) -> {
            err.println("simulator: " + wrong.getMessage());
            return WRONG;
        });
        command.setExecutionExceptionHandler((failure, failing, parsed) -> {
            err.println("simulator: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
            return failure instanceof java.io.IOException ? WRONG : 1;
        });
        return command.execute(args);
    }
}
