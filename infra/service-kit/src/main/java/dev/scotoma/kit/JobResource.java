package dev.scotoma.kit;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is queued and what was given up on, for the operators' page. */
@Path("/jobs")
@RolesAllowed("operator")
public class JobResource {
    private final Jobs jobs;
    private final AgroalDataSource dataSource;

    JobResource(Jobs jobs, AgroalDataSource dataSource) {
        this.jobs = jobs;
        this.dataSource = dataSource;
    }

    public record FailedJob(String name, UUID id, String reason, int attempts, Instant failedAt) {}

    public record JobOverview(
            List<FailedJob> failed, long queued, @Nullable Instant oldestDue) {}

    @GET
    @Operation(operationId = "jobs", summary = "The jobs that failed for good, and how long the queue is.")
    public JobOverview overview() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            var failed = new ArrayList<FailedJob>();
            try (var rows = statement.executeQuery(
                    "SELECT task_name, task_instance, reason, attempts, failed_at FROM failed_job ORDER BY failed_at DESC LIMIT 200")) {
                while (rows.next()) {
                    failed.add(new FailedJob(
                            rows.getString(1),
                            UUID.fromString(rows.getString(2)),
                            rows.getString(3),
                            rows.getInt(4),
                            rows.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
            try (var row = statement.executeQuery(
                    "SELECT count(*), min(execution_time) FILTER (WHERE execution_time <= now()) FROM scheduled_tasks WHERE task_instance <> 'recurring'")) {
                row.next();
                var oldest = row.getObject(2, OffsetDateTime.class);
                return new JobOverview(failed, row.getLong(1), oldest == null ? null : oldest.toInstant());
            }
        }
    }

    @POST
    @Path("/{name}/{id}/retry")
    @Operation(operationId = "retryJob", summary = "Queue a failed job once more.")
    public void retry(String name, UUID id) throws SQLException {
        if (!jobs.retry(name, id)) {
            throw new Problem(ProblemType.NOT_FOUND, "No failed job of that name and id is waiting.");
        }
    }
}
