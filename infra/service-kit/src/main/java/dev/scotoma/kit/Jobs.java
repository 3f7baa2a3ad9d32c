package dev.scotoma.kit;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * The service's queue (db-scheduler over its own schema). Asking for work inside a transaction commits or vanishes with it.
 * Replicas share the queue; the work of a process that died is taken over after {@value #MISSED} heartbeats that it missed.
 */
@ApplicationScoped
public class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final int MISSED = 4;
    /** Ends the name of an instance that was asked for while one of the same row was running. */
    private static final String AGAIN = "+";

    private final AgroalDataSource dataSource;
    private final Jdbi sql;
    private final FailedJobs failures;
    private final Instance<Job> jobs;
    private final Instance<Recurring> recurring;
    private final boolean enabled;
    private final int threads;
    private final Duration heartbeat;
    private final Duration polling;
    private final int speed;
    private final Map<String, Job> byName = new HashMap<>();
    private final Set<String> rounds = new HashSet<>();
    private final SchedulerClient client;
    private List<Scheduler> schedulers = List.of();

    Jobs(
            AgroalDataSource dataSource,
            Jdbi sql,
            FailedJobs failures,
            @Any Instance<Job> jobs,
            @Any Instance<Recurring> recurring,
            @ConfigProperty(name = "scotoma.jobs.enabled") boolean enabled,
            @ConfigProperty(name = "scotoma.jobs.threads") int threads,
            @ConfigProperty(name = "scotoma.jobs.heartbeat") Duration heartbeat,
            @ConfigProperty(name = "scotoma.jobs.polling") Duration polling,
            @ConfigProperty(name = "scotoma.jobs.round-speed") int speed) {
        this.dataSource = dataSource;
        this.sql = sql;
        this.failures = failures;
        this.jobs = jobs;
        this.recurring = recurring;
        this.enabled = enabled;
        this.threads = threads;
        this.heartbeat = heartbeat;
        this.polling = polling;
        this.speed = speed;
        this.client =
                SchedulerClient.Builder.create(dataSource).enablePriority().build();
    }

    /**
     * Queues the job for this row in the caller's transaction. Where it is queued and not begun, nothing happens; where it runs
     * at this moment, which may be too late for what the caller wrote, it is queued to run again. Answers whether it was neither
     * queued nor running.
     */
    public boolean submit(String job, UUID id) {
        Job known = byName.get(job);
        int priority = known == null ? 50 : known.priority();
        for (var turn = id.toString(); ; ) {
            Optional<Boolean> running = lockQueued(job, turn);
            if (running.isEmpty()) {
                if (client.scheduleIfNotExists(instance(job, turn, priority), Instant.now())) {
                    return !turn.endsWith(AGAIN);
                }
            } else if (running.get()) {
                turn += AGAIN;
            } else {
                return false;
            }
        }
    }

    /** Whether the queued one is running; nothing where none is queued. Nobody can begin it until the caller's transaction ends. */
    private Optional<Boolean> lockQueued(String job, String turn) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT picked FROM scheduled_tasks WHERE task_name = :job AND task_instance = :turn FOR UPDATE")
                .bind("job", job)
                .bind("turn", turn)
                .mapTo(Boolean.class)
                .findOne());
    }

    /** Has what failed done once more, all or nothing; answers false when there is no such failure. */
    @Transactional
    boolean retry(String name, UUID id) {
        if (!failures.forget(name, id)) {
            return false;
        }
        if (rounds.contains(name)) {
            // Brings the round forward; one that runs at this moment comes again by itself.
            sql.useHandle(handle -> handle.createUpdate(
                            "UPDATE scheduled_rounds SET execution_time = now() WHERE task_name = :name AND NOT picked")
                    .bind("name", name)
                    .execute());
        } else {
            submit(name, id);
        }
        return true;
    }

    void start(@Observes StartupEvent started) {
        var queued = new ArrayList<com.github.kagkarlsson.scheduler.task.Task<?>>();
        for (Job job : jobs) {
            if (byName.put(job.name(), job) != null) {
                throw new IllegalStateException("two jobs are called " + job.name());
            }
            queued.add(task(job));
        }
        recurring.forEach(round -> rounds.add(round.name()));
        if (!enabled) {
            return;
        }
        List<RecurringTask<Void>> tasks = recurring.stream().map(this::task).toList();
        // Rounds are short and must not wait behind long work, so they have a table and threads of their own.
        schedulers = List.of(
                scheduler(Scheduler.create(dataSource, queued).enablePriority(), threads),
                scheduler(
                        Scheduler.create(dataSource)
                                .tableName("scheduled_rounds")
                                .startTasks(tasks),
                        Math.max(1, tasks.size())));
        schedulers.forEach(Scheduler::start);
    }

    private Scheduler scheduler(SchedulerBuilder builder, int atATime) {
        return builder.schedulerName(new SchedulerName.Fixed(
                        "scotoma-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID()))
                .threads(atATime)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(polling)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(Duration.ofSeconds(3))
                .build();
    }

    void stop(@Observes ShutdownEvent stopping) {
        schedulers.forEach(Scheduler::stop);
    }

    private CustomTask<Void> task(Job job) {
        return Tasks.custom(job.name(), Void.class)
                .defaultPriority(job.priority())
                .onDeadExecutionRevive()
                .onFailure((complete, operations) -> failed(job, complete, operations))
                .execute((instance, context) -> {
                    try {
                        job.run(row(instance.getId()));
                        return (complete, operations) -> operations.remove();
                    } catch (Job.NotYet notYet) {
                        return (complete, operations) -> putOff(
                                complete.getExecution(), complete.getTimeDone().plus(notYet.pause()));
                    } catch (RuntimeException failure) {
                        throw failure;
                    } catch (Exception failure) {
                        throw new JobFailure(failure);
                    }
                });
    }

    private RecurringTask<Void> task(Recurring round) {
        return Tasks.recurring(round.name(), FixedDelay.of(round.every().dividedBy(speed)))
                .execute((instance, context) -> run(round));
    }

    /** A round that fails is among the failed jobs until one succeeds. */
    void run(Recurring round) {
        UUID itself = itself(round);
        try {
            round.run();
            failures.forget(round.name(), itself);
        } catch (Exception failure) {
            LOG.errorf(failure, "%s failed and waits for its next round", round.name());
            failures.noteAgain(round.name(), itself, failure);
        }
    }

    /** By which a round that fails as a whole is known among the failed jobs. */
    static UUID itself(Recurring round) {
        return UUID.nameUUIDFromBytes(round.name().getBytes(StandardCharsets.UTF_8));
    }

    private static UUID row(String instance) {
        return UUID.fromString(instance.replace(AGAIN, ""));
    }

    private void failed(Job job, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Execution execution = complete.getExecution();
        int failures = execution.consecutiveFailures + 1;
        Throwable cause = complete.getCause()
                .map(Jobs::told)
                .orElseGet(() -> new IllegalStateException("the process running it died"));
        if (failures < job.attempts() && !(cause instanceof Job.Futile)) {
            operations.reschedule(complete, complete.getTimeDone().plus(job.backoff(failures)));
            return;
        }
        this.failures.note(execution.getTaskName(), row(execution.getId()), FailedJobs.reason(cause), failures);
        operations.remove();
    }

    /** Gives the job back as it was picked: db-scheduler would count a failure, or forget those that there were. */
    private void putOff(Execution execution, Instant until) {
        sql.useHandle(handle -> handle.createUpdate("""
                        UPDATE scheduled_tasks SET picked = false, picked_by = NULL, last_heartbeat = NULL, execution_time = :until,
                                                   version = version + 1
                        WHERE task_name = :job AND task_instance = :id AND version = :version""")
                .bind("until", until)
                .bind("job", execution.getTaskName())
                .bind("id", execution.getId())
                .bind("version", execution.version)
                .execute());
    }

    private static Throwable told(Throwable cause) {
        return cause instanceof JobFailure && cause.getCause() != null ? cause.getCause() : cause;
    }

    /** Carries a checked exception of a job through db-scheduler. */
    private static final class JobFailure extends RuntimeException {
        JobFailure(Exception cause) {
            super(cause);
        }
    }

    /** Names a queued task without its code, as a client does. */
    private static TaskInstance<Void> instance(String name, String turn, int priority) {
        return new TaskInstance.Builder<Void>(name, turn).priority(priority).build();
    }
}
