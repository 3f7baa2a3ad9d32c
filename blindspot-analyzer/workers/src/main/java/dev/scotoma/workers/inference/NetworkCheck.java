package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.manifest.CheckReport;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.Call;
import dev.scotoma.workers.worker.Words;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.WorkerFault.Culprit;
import dev.scotoma.workers.worker.WorkerFault.Kind;
import dev.scotoma.workers.worker.WorkerPool;
import dev.scotoma.workers.worker.WorkerSpec;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs networks that nobody has run before, in a process of their own which ends with the check, and says what they
 * did.
 */
public final class NetworkCheck {
    private static final String IMPOSSIBLE = "The networks' check says what cannot be true.";
    private static final int HEAP_MIB = 4864;
    private static final int NATIVE_MIB = 9216;

    private final Workers workers;
    private final Duration within;

    /** Says why networks are refused. The message is one sentence for whoever brought them. */
    public static final class Refused extends Exception {
        Refused(String why) {
            super(why);
        }
    }

    /**
     * Checks by the workers given.
     *
     * @param within the time that a check may take
     */
    public NetworkCheck(Workers workers, Duration within) {
        this.workers = workers;
        this.within = within;
    }

    /**
     * Checks the networks of a manifest, one manifest at a time: a check may take much memory.
     *
     * @param networks in the order of the manifest
     * @throws Refused when the networks are not what their manifest says, or do not behave
     * @throws IOException when storage or this machine failed; the networks may be good
     */
    public synchronized CheckReport check(Manifest manifest, List<Bytes> networks)
            throws IOException, InterruptedException, Refused {
        try {
            return workers.trial().of(alone -> once(manifest, networks), alone -> knownGood());
        } catch (WorkerFault fault) {
            if (fault.culprit() == Culprit.MACHINE) {
                throw new IOException(fault.getMessage(), fault);
            }
            throw new Refused(
                    fault.kind() == Kind.TIMEOUT
                            ? "The networks did not answer within " + within.toSeconds() + " s."
                            : "The networks end the process that runs them: " + fault.getMessage());
        }
    }

    /** The network that ships passes wherever networks can be checked. */
    private CheckReport knownGood() throws IOException, InterruptedException, WorkerFault, Refused {
        Manifest manifest = Manifest.read(new String(KnownGood.resource("model.yaml"), StandardCharsets.UTF_8));
        byte[] network = KnownGood.resource(manifest.networks().getFirst().file());
        return once(manifest, List.of(Bytes.of(network)));
    }

    /** Every check has a process of its own, which is always fresh and ends with it. */
    private CheckReport once(Manifest manifest, List<Bytes> networks)
            throws IOException, InterruptedException, WorkerFault, Refused {
        try (NetworkFiles files = new NetworkFiles(workers, manifest, networks);
                WorkerPool pool = workers.pool(spec(files))) {
            CheckTask.Candidate question = new CheckTask.Candidate(
                    manifest, files.networks().stream().map(Path::toString).toList());
            CheckTask.Verdict verdict =
                    pool.call(new Call<>(question, InputStream.nullInputStream(), CheckTask.Verdict.class, within));
            CheckReport report = verdict.report();
            if (report == null) {
                throw new Refused(verdict.refused().isBlank() ? IMPOSSIBLE : Words.of(verdict.refused()));
            }
            return checked(report, manifest);
        } catch (Unscorable others) {
            throw new Refused(String.valueOf(others.getMessage()));
        }
    }

    /** A process that is used once, and sees these networks alone. */
    private static WorkerSpec spec(NetworkFiles files) {
        return WorkerSpec.of("model-check", CheckWorker.class)
                .heapMiB(HEAP_MIB)
                .nativeMiB(NATIVE_MIB)
                .scratchMiB(16)
                .jobs(1)
                .inputs(List.of(files.folder()))
                .options(List.of("-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1"))
                .build();
    }

    /** The report, as far as it can be true: the networks have run in the worker that says this. */
    private static CheckReport checked(CheckReport report, Manifest manifest) throws Refused {
        boolean possible = report.heads().size() == manifest.output().heads().size()
                && report.heads().stream().allMatch(p -> p >= 0 && p <= 1)
                && report.msPerFrame() >= 0
                && report.batchDifference() >= 0;
        if (!possible) {
            throw new Refused(IMPOSSIBLE);
        }
        return new CheckReport(
                Words.of(report.device()),
                report.msPerFrame(),
                report.batchDifference(),
                report.heads(),
                report.warnings().stream()
                        .limit(manifest.networks().size())
                        .map(Words::of)
                        .toList());
    }
}
