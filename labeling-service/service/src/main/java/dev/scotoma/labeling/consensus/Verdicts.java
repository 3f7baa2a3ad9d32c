package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.Contradiction;
import dev.scotoma.consensus.NextStep;
import dev.scotoma.consensus.Overlap;
import dev.scotoma.consensus.Overlap.Next;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.task.TaskState;
import dev.scotoma.labeling.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The door of the room: decides tasks by their votes, takes a reviewer's ruling, and tells how a session stands. {@link #retake} is
 * the only place where votes decide something; whatever changes votes or their weights ends there.
 */
@ApplicationScoped
public class Verdicts {
    private final ConsensusRepository rows;
    private final Ballots ballots;
    private final Tasks tasks;

    Verdicts(ConsensusRepository rows, Ballots ballots, Tasks tasks) {
        this.rows = rows;
        this.ballots = ballots;
        this.tasks = tasks;
    }

    /**
     * Takes the decision on a task anew in the caller's transaction, by the votes that there are; the caller has the task locked. While
     * it was never decided nothing is published of it. What a reviewer ruled stays.
     */
    public void retake(UUID task) {
        rows.flush();
        var standing = tasks.standing(task);
        if (standing.state() == TaskState.VOID) {
            return;
        }
        UUID session = standing.session();
        Map<String, ConsensusRow> published =
                rows.ofSession(session).stream().collect(Collectors.toMap(row -> row.attribute, Function.identity()));
        var weighed = ballots.weigh(task, rows.attributes());
        var step = step(standing, weighed, published);
        boolean ruled = published.values().stream().anyMatch(ConsensusRow::adjudicated);
        Next next = ruled ? Next.NOTHING : step.by(tasks.overlap());
        if (next == Next.VOTE && published.isEmpty()) {
            tasks.ask(task);
            return;
        }
        var states = new LinkedHashMap<String, ConsensusState>();
        weighed.forEach((attribute, votes) -> states.put(
                attribute,
                switch (next) {
                    case VOTE -> ConsensusState.CONTESTED;
                    case NOTHING ->
                        ruled && isContested(published, attribute) ? ConsensusState.CONTESTED : ConsensusState.SETTLED;
                    case REVIEW ->
                        step.contested(tasks.overlap(), isWhole(attribute), votes.sure())
                                ? ConsensusState.CONTESTED
                                : ConsensusState.SETTLED;
                }));
        boolean open = publish(session, weighed, states, published);
        switch (next) {
            case VOTE -> tasks.ask(task);
            case REVIEW -> tasks.close(task, TaskState.CONTESTED);
            case NOTHING ->
                tasks.close(task, open ? TaskState.CONTESTED : ruled ? TaskState.ADJUDICATED : TaskState.SETTLED);
        }
    }

    private NextStep step(Tasks.Standing task, Map<String, Weighed> weighed, Map<String, ConsensusRow> published) {
        Overlap overlap = tasks.overlap();
        double least =
                weighed.values().stream().mapToDouble(Weighed::sure).min().orElse(0);
        Weighed whole = Objects.requireNonNull(weighed.get(Contradiction.WHOLE));
        ConsensusRow row = published.get(Contradiction.WHOLE);
        double believed =
                row == null || row.present == null ? 0 : row.present ? whole.probability() : 1 - whole.probability();
        return new NextStep(task.votes(), task.skips() >= overlap.start(), least, whole.sure(), believed);
    }

    /** Answers whether anything is contested. */
    private boolean publish(
            UUID session,
            Map<String, Weighed> weighed,
            Map<String, ConsensusState> states,
            Map<String, ConsensusRow> published) {
        boolean contested = false;
        for (var votes : weighed.entrySet()) {
            ConsensusRow row = published.get(votes.getKey());
            if (row == null) {
                row = new ConsensusRow(session, votes.getKey());
            }
            row.take(votes.getValue(), Objects.requireNonNull(states.get(votes.getKey())));
            contested |= row.contested();
            rows.persist(row);
        }
        return contested;
    }

    private static boolean isWhole(String attribute) {
        return attribute.equals(Contradiction.WHOLE);
    }

    private static boolean isContested(Map<String, ConsensusRow> published, String attribute) {
        ConsensusRow row = published.get(attribute);
        return row != null && row.contested();
    }

    /**
     * Puts a ruling in force in the caller's transaction; the caller has the task locked.
     *
     * @throws Problem 409 when the crowd has settled the attribute, or not decided yet
     */
    public void adjudicate(UUID task, UUID session, String attribute, boolean present) {
        ConsensusRow row = rows.of(session, attribute)
                .filter(standing -> !standing.settled())
                .filter(standing -> tasks.standing(task).state() != TaskState.OPEN)
                .orElseThrow(() -> notContested(attribute));
        row.adjudicate(present);
        retake(task);
    }

    /** @throws Problem 409 when no reviewer has to decide it; the caller has the task locked */
    public void requireContested(UUID task, UUID session, String attribute) {
        boolean contested =
                rows.of(session, attribute).filter(ConsensusRow::contested).isPresent()
                        && tasks.standing(task).state() != TaskState.OPEN;
        if (!contested) {
            throw notContested(attribute);
        }
    }

    private static Problem notContested(String attribute) {
        return new Problem(ProblemType.CONFLICT, "The attribute " + attribute + " of this clip is not contested.");
    }

    /**
     * Puts a ruling out of force in the caller's transaction; the caller has the task locked.
     *
     * @param before an earlier ruling that holds again; without one the votes decide, and where they do not, a reviewer
     */
    public void reopen(UUID task, UUID session, String attribute, Optional<Boolean> before) {
        rows.of(session, attribute).ifPresent(row -> before.ifPresentOrElse(row::adjudicate, row::contest));
        retake(task);
    }

    /** In the order of the attributes; empty while the crowd has not decided. */
    @Transactional
    List<Consensus> of(UUID session) {
        List<String> order = rows.attributes();
        return rows.ofSession(session).stream()
                .map(ConsensusRow::view)
                .sorted(Comparator.comparingInt(consensus -> order.indexOf(consensus.attribute())))
                .toList();
    }

    @Transactional
    Contradictions contradictions() {
        return rows.contradictions();
    }
}
