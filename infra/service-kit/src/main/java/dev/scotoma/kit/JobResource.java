package dev.scotoma.kit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is queued and what was given up on, for the operators' page. */
@Path("/jobs")
@RolesAllowed("operator")
public class JobResource {
    private final Jobs jobs;
    private final Jdbi sql;

    JobResource(Jobs jobs, Jdbi sql) {
        this.jobs = jobs;
        this.sql = sql;
    }

    public record FailedJob(String name, UUID id, String reason, int attempts, Instant failedAt) {}

    public record JobOverview(
            List<FailedJob> failed, long queued, @Nullable Instant oldestDue) {}

    @GET
    @Operation(operationId = "jobs", summary = "The jobs that failed for good, and how long the queue is.")
    public JobOverview overview() {
        return sql.withHandle(handle -> {
            var failed = handle.createQuery("""
                            SELECT task_name AS name, task_instance::uuid AS id, reason, attempts, failed_at
                            FROM failed_job ORDER BY failed_at DESC LIMIT 200""").mapTo(FailedJob.class).list();
            return handle.createQuery("""
                            SELECT count(*) AS queued, min(execution_time) FILTER (WHERE execution_time <= now()) AS oldest_due
                            FROM scheduled_tasks""")
                    .map(row -> new JobOverview(
                            failed, row.getColumn("queued", Long.class), row.getColumn("oldest_due", Instant.class)))
                    .one();
        });
    }

    @POST
    @Path("/{name}/{id}/retry")
    @Operation(operationId = "retryJob", summary = "Queue a failed job once more.")
    public void retry(String name, UUID id) {
        if (!jobs.retry(name, id)) {
            throw new Problem(ProblemType.NOT_FOUND, "No failed job of that name and id is waiting.");
        }
    }
}
