package dev.scotoma.kit;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final AgroalDataSource dataSource;
    private final Jdbi sql;
    private final Instance<Job> jobs;
    private final Instance<Recurring> recurring;
    private final boolean enabled;
    private final int threads;
    private final Duration heartbeat;
    private final Duration polling;
    private final int speed;
    private final Map<String, Job> byName = new HashMap<>();
    private final SchedulerClient client;
    private List<Scheduler> schedulers = List.of();

    Jobs(
            AgroalDataSource dataSource,
            Jdbi sql,
            @Any Instance<Job> jobs,
            @Any Instance<Recurring> recurring,
            @ConfigProperty(name = "scotoma.jobs.enabled") boolean enabled,
            @ConfigProperty(name = "scotoma.jobs.threads") int threads,
            @ConfigProperty(name = "scotoma.jobs.heartbeat") Duration heartbeat,
            @ConfigProperty(name = "scotoma.jobs.polling") Duration polling,
            @ConfigProperty(name = "scotoma.jobs.round-speed") int speed) {
        this.dataSource = dataSource;
        this.sql = sql;
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

    /** Queues the job for this row in the caller's transaction; does nothing when it is queued already. */
    public void submit(String job, UUID id) {
        Job known = byName.get(job);
        int priority = known == null ? 50 : known.priority();
        client.scheduleIfNotExists(new OneTimeTaskReference(job).instance(id, priority), Instant.now());
    }

    /** Queues a job that is given up on once more; answers false when there is no such failure. */
    boolean retry(String job, UUID id) {
        int failures = sql.withHandle(
                handle -> handle.createUpdate("DELETE FROM failed_job WHERE task_name = :job AND task_instance = :id")
                        .bind("job", job)
                        .bind("id", id.toString())
                        .execute());
        if (failures == 0) {
            return false;
        }
        submit(job, id);
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
        if (!enabled) {
            return;
        }
        List<RecurringTask<Void>> rounds = recurring.stream().map(this::task).toList();
        // Rounds are short and must not wait behind long work, so they have a table and threads of their own.
        schedulers = List.of(
                scheduler(Scheduler.create(dataSource, queued).enablePriority(), threads),
                scheduler(
                        Scheduler.create(dataSource)
                                .tableName("scheduled_rounds")
                                .startTasks(rounds),
                        Math.max(1, rounds.size())));
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

    private OneTimeTask<Void> task(Job job) {
        return Tasks.oneTime(job.name())
                .defaultPriority(job.priority())
                .onDeadExecutionRevive()
                .onFailure((complete, operations) -> failed(job, complete, operations))
                .execute((instance, context) -> {
                    try {
                        job.run(UUID.fromString(instance.getId()));
                    } catch (RuntimeException failure) {
                        throw failure;
                    } catch (Exception failure) {
                        throw new JobFailure(failure);
                    }
                });
    }

    private RecurringTask<Void> task(Recurring round) {
        return Tasks.recurring(round.name(), FixedDelay.of(round.every().dividedBy(speed)))
                .execute((instance, context) -> {
                    try {
                        round.run();
                    } catch (Exception failure) {
                        LOG.errorf(failure, "%s failed and waits for its next round", round.name());
                    }
                });
    }

    private void failed(Job job, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Execution execution = complete.getExecution();
        int failures = execution.consecutiveFailures + 1;
        Throwable cause = complete.getCause()
                .map(Jobs::told)
                .orElseGet(() -> new IllegalStateException("the process running it died"));
        if (cause instanceof Job.NotYet notYet) {
            putOff(execution, complete.getTimeDone().plus(notYet.pause()));
            return;
        }
        if (failures < job.attempts() && !(cause instanceof Job.Futile)) {
            operations.reschedule(complete, complete.getTimeDone().plus(job.backoff(failures)));
            return;
        }
        record(execution, failures, reason(cause));
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

    private void record(TaskInstanceId execution, int failures, String reason) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO failed_job (task_name, task_instance, reason, attempts) VALUES (:job, :id, :reason, :attempts)
                        ON CONFLICT (task_name, task_instance)
                        DO UPDATE SET reason = excluded.reason, attempts = excluded.attempts, failed_at = now()""")
                .bind("job", execution.getTaskName())
                .bind("id", execution.getId())
                .bind("reason", reason)
                .bind("attempts", failures)
                .execute());
    }

    private static Throwable told(Throwable cause) {
        return cause instanceof JobFailure && cause.getCause() != null ? cause.getCause() : cause;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Carries a checked exception of a job through db-scheduler. */
    private static final class JobFailure extends RuntimeException {
        JobFailure(Exception cause) {
            super(cause);
        }
    }

    /** Names a queued task without its code, as a client does. */
    private record OneTimeTaskReference(String name) {
        com.github.kagkarlsson.scheduler.task.TaskInstance<Void> instance(UUID id, int priority) {
            return new com.github.kagkarlsson.scheduler.task.TaskInstance.Builder<Void>(name, id.toString())
                    .priority(priority)
                    .build();
        }
    }
}
