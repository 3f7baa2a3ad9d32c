package dev.scotoma.labeling.labeler;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.labeler.LabelerRepository.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The door of the room: who may answer, how they are doing, and changing that. */
@ApplicationScoped
public class Labelers {
    private final LabelerRepository rows;
    private final Profiles profiles;
    private final Standard standard;

    Labelers(LabelerRepository rows, Profiles profiles, Standard standard) {
        this.rows = rows;
        this.profiles = profiles;
        this.standard = standard;
    }

    /**
     * What somebody may be given, in the caller's transaction. Who comes for the first time qualifies first, where there is gold enough to
     * do so.
     *
     * @throws Problem 403 for whoever is paused or banned, with what to do about it
     */
    public Admission admit(UUID labeler) {
        LabelerRow row = known(labeler);
        refuseStopped(row);
        return new Admission(row.is() == LabelerState.QUALIFYING ? row.attempt() : 0);
    }

    /**
     * Holds off a change of their state until the caller's transaction ends, so that nobody who is stopped comes to hold a clip.
     *
     * @throws Problem 403 for whoever is paused or banned, with what to do about it
     */
    public void requireAdmitted(UUID labeler) {
        rows.lock(labeler).ifPresent(Labelers::refuseStopped);
    }

    private static void refuseStopped(LabelerRow row) {
        if (row.is() == LabelerState.PAUSED) {
            throw new Problem(ProblemType.FORBIDDEN, "You are paused: " + row.reason());
        }
        if (row.is() == LabelerState.BANNED) {
            throw new Problem(ProblemType.FORBIDDEN, "You can no longer label here: " + row.reason());
        }
    }

    /** Gold that they may still be given, in the caller's transaction. */
    public int goldLeft(UUID labeler) {
        return rows.goldLeft(labeler);
    }

    public int clipsOfAnAttempt() {
        return standard.items();
    }

    /** Whether the next clip of an active labeler is gold; by chance, so that nobody can count. */
    public boolean goldIsDue() {
        return ThreadLocalRandom.current().nextDouble() < standard.share();
    }

    private LabelerRow known(UUID labeler) {
        return rows.find(labeler).orElseGet(() -> {
            boolean gold = rows.goldLeft(labeler) >= standard.items();
            LabelerState state = gold ? LabelerState.QUALIFYING : LabelerState.ACTIVE;
            String reason = gold
                    ? "Came for the first time, and qualifies on " + standard.items() + " clips."
                    : "Came when there was too little gold to qualify on.";
            if (rows.insert(labeler, state, reason)) {
                rows.note(labeler, new Change(state, reason, null, false));
            }
            return rows.find(labeler).orElseThrow();
        });
    }

    /**
     * Looks at how somebody does after they answered for gold, in the caller's transaction.
     *
     * @param attempt at the qualification; 0 in the stream
     */
    public void answeredGold(UUID labeler, int attempt) {
        LabelerRow row = rows.lock(labeler).orElseThrow();
        if (attempt > 0 && row.is() == LabelerState.QUALIFYING && row.attempt() == attempt) {
            if (rows.submitted(labeler, attempt) >= standard.items()) {
                judge(row, rows.mark(labeler, attempt));
            }
        } else if (attempt == 0 && row.is() == LabelerState.ACTIVE) {
            Mark mark = rows.markInStream(labeler, standard.window(), row.since());
            if (standard.slips(mark)) {
                pause(
                        labeler,
                        "Your answers have lately differed too often from what our reviewers agreed on. Read the guide once more; the team"
                                + " has been told and will let you in again or write to you. What you have answered is owed to you.");
            }
        }
    }

    private void judge(LabelerRow row, Mark mark) {
        UUID labeler = row.labelerId();
        if (standard.passes(mark)) {
            rows.change(labeler, new Change(LabelerState.ACTIVE, "Qualified: " + mark.words() + ".", null, false));
            return;
        }
        boolean again = row.attempt() < standard.attempts() && rows.goldLeft(labeler) >= standard.items();
        if (again) {
            rows.attempt(labeler, row.attempt() + 1);
            rows.change(
                    labeler,
                    new Change(
                            LabelerState.QUALIFYING,
                            "Attempt " + row.attempt() + " was not enough: " + mark.words() + ". There is another one.",
                            null,
                            false));
        } else {
            pause(
                    labeler,
                    "The qualification was not passed: " + mark.words()
                            + ". Your page shows what was expected; you can object to it, and the team can let you try again.");
        }
    }

    /** Nothing is left to finish an attempt with, in the caller's transaction: a person has to look, or they would wait for ever. */
    public void goldRanOut(UUID labeler) {
        if (rows.lock(labeler).orElseThrow().is() == LabelerState.QUALIFYING) {
            pause(
                    labeler,
                    "There are not enough clips left for you to finish the qualification. The team has to look at it, and will let you in or"
                            + " let you try again. What you have answered is owed to you.");
        }
    }

    private void pause(UUID labeler, String reason) {
        rows.change(labeler, new Change(LabelerState.PAUSED, reason, null, false));
        rows.release(labeler);
    }

    /** @throws Problem 409 when the attempt at the qualification that the answer belongs to is over */
    public void requireUnderWay(UUID labeler, int attempt) {
        boolean over = rows.find(labeler)
                .filter(row -> row.is() == LabelerState.QUALIFYING && row.attempt() == attempt)
                .isEmpty();
        if (attempt > 0 && over) {
            throw new Problem(ProblemType.CONFLICT, "This attempt at the qualification has ended.");
        }
    }

    /** @throws Problem 403 for somebody who is banned: nothing they send counts */
    public void requireNotBanned(UUID labeler) {
        rows.find(labeler).filter(row -> row.is() == LabelerState.BANNED).ifPresent(Labelers::refuseStopped);
    }

    @Transactional
    MyLabeling mine(UUID labeler) {
        return profiles.mine(known(labeler), standard.items());
    }

    @Transactional
    void speak(UUID labeler, List<String> languages) {
        known(labeler);
        rows.speak(labeler, languages.stream().distinct().sorted().toList());
    }

    /** @throws Problem 404 when there is no such clip of an ended attempt at the qualification of theirs */
    @Transactional
    void object(UUID assignment, UUID labeler, String words) {
        if (!rows.object(assignment, labeler, words)) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    "There is no such clip of yours in an attempt at the qualification that has ended.");
        }
    }

    @Transactional
    List<LabelerSummary> all() {
        return profiles.all(standard.window());
    }

    /** @throws Problem 404 when nobody of that id has ever come to label */
    @Transactional
    LabelerDetails details(UUID labeler) {
        return profiles.details(rows.find(labeler).orElseThrow(Labelers::nobody));
    }

    /**
     * Puts somebody into another state. Where their votes count no longer, or again, the decisions that these carried are taken anew soon,
     * and the event says how many.
     *
     * @throws Problem 404 when nobody of that id has ever come to label, 409 when they are in that state, or cannot qualify
     */
    @Transactional
    LabelerDetails change(UUID labeler, NewState wish, @Nullable UUID by) {
        LabelerRow row = rows.lock(labeler).orElseThrow(Labelers::nobody);
        if (row.is() == wish.state()) {
            throw new Problem(ProblemType.CONFLICT, "They are " + row.state() + " already: " + row.reason());
        }
        if (wish.state() == LabelerState.QUALIFYING) {
            if (rows.goldLeft(labeler) < standard.items()) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "There are fewer than " + standard.items()
                                + " gold clips that they have not seen: confirm more of them first.");
            }
            rows.attempt(labeler, row.attempt() + 1);
        }
        boolean counts = row.is() == LabelerState.BANNED || wish.state() == LabelerState.BANNED;
        rows.change(labeler, new Change(wish.state(), wish.reason().strip(), by, counts));
        rows.withhold(labeler, wish.state() == LabelerState.BANNED && wish.withheld());
        if (wish.state() != LabelerState.ACTIVE) {
            rows.release(labeler);
        }
        return profiles.details(rows.find(labeler).orElseThrow());
    }

    private static Problem nobody() {
        return new Problem(ProblemType.NOT_FOUND, "Nobody of that id has come to label.");
    }
}
