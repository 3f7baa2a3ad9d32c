package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.model.CheckReport;
import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.blindspot.model.Manifest;
import dev.scotoma.blindspot.model.NetworkCheck;
import dev.scotoma.blindspot.worker.Call;
import dev.scotoma.blindspot.worker.Words;
import dev.scotoma.blindspot.worker.WorkerFault;
import dev.scotoma.blindspot.worker.WorkerFault.Kind;
import dev.scotoma.blindspot.worker.WorkerPool;
import dev.scotoma.blindspot.worker.WorkerSpec;
import dev.scotoma.blindspot.worker.Workers;
import dev.scotoma.kit.ObjectStorage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks networks in a process of their own, which ends with the check. */
@ApplicationScoped
class WorkerCheck implements NetworkCheck {
    private static final String IMPOSSIBLE = "The networks' check says what cannot be true.";
    private static final int HEAP_MIB = 4864;
    private static final int NATIVE_MIB = 9216;

    private final WorkerPool pool;
    private final ObjectStorage storage;
    private final Duration within;

    WorkerCheck(
            Workers workers,
            ObjectStorage storage,
            @ConfigProperty(name = "scotoma.models.check-deadline", defaultValue = "120s") Duration within) {
        this.pool = workers.pool(new WorkerSpec(
                "model-check",
                CheckWorker.class,
                1,
                HEAP_MIB,
                NATIVE_MIB,
                16,
                1,
                List.of(),
                List.of("-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1"),
                false));
        this.storage = storage;
        this.within = within;
    }

    @Override
    public CheckReport check(Manifest manifest, List<StoredNetwork> networks)
            throws IOException, InterruptedException, Refused {
        CheckTask.Question question = new CheckTask.Question(
                manifest, networks.stream().map(StoredNetwork::bytes).toList());
        try (InputStream input = new InTurn(StoredBytes.of(storage, networks))) {
            CheckTask.Verdict verdict = pool.call(new Call<>(question, input, CheckTask.Verdict.class, within));
            CheckReport report = verdict.report();
            if (report == null) {
                throw new Refused(verdict.refused().isBlank() ? IMPOSSIBLE : Words.of(verdict.refused()));
            }
            return checked(report, manifest);
        } catch (WorkerFault fault) {
            if (fault.kind() == Kind.NOT_ISOLATED) {
                throw new IOException(fault);
            }
            throw new Refused(
                    fault.kind() == Kind.TIMEOUT
                            ? "The networks did not answer within " + within.toSeconds() + " s."
                            : "The networks end the process that runs them: " + fault.getMessage());
        }
    }

    /** The networks have run in the worker that says this. */
    private static CheckReport checked(CheckReport report, Manifest manifest) throws Refused {
        boolean possible = report.heads().size() == manifest.output().heads().size()
                && report.heads().stream().allMatch(p -> p >= 0 && p <= 1)
                && report.msPerFrame() >= 0
                && report.batchDifference() >= 0;
        if (!possible) {
            throw new Refused(IMPOSSIBLE);
        }
        return new CheckReport(
                Words.of(report.device()), report.msPerFrame(), report.batchDifference(), report.heads());
    }
}
