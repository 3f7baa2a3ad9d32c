package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.VoteTable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** All votes, and what is kept of the last fit of them. Every method is a transaction of its own. */
@ApplicationScoped
class Fits {
    private static final int FETCHED_AT_ONCE = 5000;

    /** Answers that decide something: not on gold, and not of somebody banned. */
    private static final String COUNTS = "a.state = 'SUBMITTED' AND a.gold_id IS NULL"
            + " AND NOT EXISTS (SELECT FROM labeler b WHERE b.labeler_id = a.labeler_id AND b.state = 'banned')";

    private final Jdbi sql;

    Fits(Jdbi sql) {
        this.sql = sql;
    }

    /** Tells two sets of votes from each other without reading them: as votes come and go, their number or the newest changes. */
    String votes() {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) || ' ' || coalesce(max(submitted_at)::text, '') FROM assignment a WHERE "
                                + COUNTS)
                .mapTo(String.class)
                .one());
    }

    /** Of which votes the last fit was that was carried through; empty when there was none. */
    String done() {
        return sql.withHandle(handle -> handle.createQuery("SELECT votes FROM refit")
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }

    void done(String votes) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO refit (votes) VALUES (:votes)
                        ON CONFLICT (one) DO UPDATE SET votes = excluded.votes, done_at = now()""").bind("votes", votes).execute());
    }

    private record Vote(UUID taskId, UUID labelerId, String answer) {}

    /** The votes on one attribute, with the numbers that tasks and labelers have or get. */
    VoteTable table(String attribute, Numbers numbers) {
        var table = VoteTable.builder();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.useHandle(handle -> handle.createQuery(
                                "SELECT a.task_id, a.labeler_id, v.answer FROM vote v JOIN assignment a USING (assignment_id)"
                                        + " WHERE v.attribute = :attribute AND " + COUNTS)
                        .bind("attribute", attribute)
                        .setFetchSize(FETCHED_AT_ONCE)
                        .mapTo(Vote.class)
                        .forEach(vote -> table.add(
                                numbers.ofTask(vote.taskId()),
                                numbers.ofLabeler(vote.labelerId()),
                                Ballots.label(vote.answer())))));
        return table.build(numbers.tasks(), numbers.labelers().size(), 2);
    }

    /** Replaces what was kept of an attribute. */
    void keep(String attribute, Fit fit, List<UUID> labelers) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.useHandle(handle -> {
                    handle.createUpdate("DELETE FROM skill WHERE attribute = :attribute")
                            .bind("attribute", attribute)
                            .execute();
                    handle.createUpdate("DELETE FROM fit WHERE attribute = :attribute")
                            .bind("attribute", attribute)
                            .execute();
                    if (fit.votes().votes() == 0) {
                        return;
                    }
                    var weights = CrowdRule.weights(fit);
                    handle.createUpdate("""
                            INSERT INTO fit (attribute, present, yes_if_present, no_if_absent, tasks, votes, rounds)
                            VALUES (:attribute, :present, :yesIfPresent, :noIfAbsent, :tasks, :votes, :rounds)""")
                            .bind("attribute", attribute)
                            .bindMethods(weights)
                            .bind("tasks", fit.votes().tasks())
                            .bind("votes", fit.votes().votes())
                            .bind("rounds", fit.rounds())
                            .execute();
                    var batch = handle.prepareBatch("""
                    INSERT INTO skill (labeler_id, attribute, history, unsure, yes_if_present, no_if_absent, present_votes, absent_votes)
                    VALUES (:labeler, :attribute, :history, :unsure, :yesIfPresent, :noIfAbsent, :presentVotes, :absentVotes)""");
                    for (int labeler = 0; labeler < fit.votes().workers(); labeler++) {
                        batch.bind("labeler", labelers.get(labeler))
                                .bind("attribute", attribute)
                                .bindMethods(CrowdRule.skill(fit, labeler))
                                .add();
                    }
                    batch.execute();
                }));
    }

    /** What is published of an attribute of a task; of one that is still open and was never decided, the task alone. */
    record Published(
            UUID taskId,
            @Nullable String attribute,
            @Nullable Double probability) {}

    /**
     * Goes over what the fit may change: everything that is published and was not ruled, and open tasks that have as many votes as they
     * start with.
     */
    void published(int start, Consumer<Published> each) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.useHandle(handle -> handle.createQuery("""
                        SELECT t.task_id, c.attribute, c.probability FROM task t LEFT JOIN consensus c USING (session_id)
                        WHERE t.state <> 'VOID' AND t.submissions > 0 AND c.state IS DISTINCT FROM 'adjudicated'
                          AND (c.attribute IS NOT NULL OR t.submissions >= :start)""")
                        .bind("start", start)
                        .setFetchSize(FETCHED_AT_ONCE)
                        .mapTo(Published.class)
                        .forEach(each)));
    }
}
