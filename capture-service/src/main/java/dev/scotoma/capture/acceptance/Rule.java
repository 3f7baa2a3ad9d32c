package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.session.SessionFacts;
import dev.scotoma.capture.session.Truth;
import java.util.EnumSet;
import java.util.Set;

/** The rule of docs/acceptance.md, step by step. Plain: the same case always gets the same verdict. */
final class Rule {
    static final String NO_FACE = "no_face";
    static final String SEVERAL_FACES = SessionFacts.SEVERAL_FACES;
    static final String UNDECIDED = "undecided";

    /** What our recorder cannot produce by accident; every other unusable take may be an honest one. */
    private static final Set<String> NOT_HONEST = Set.of("not_a_video", "empty", "too_large");

    private Rule() {}

    static Verdict decide(Case known) {
        if (!known.inspected()) {
            return new Verdict.Wait(false);
        }
        if (unusable(known)) {
            return new Verdict.Reject(known.failure().orElseThrow());
        }
        if (known.ruling().isPresent()) {
            return ruled(known, known.ruling().get());
        }
        var causes = causes(known);
        if (!causes.isEmpty()) {
            return new Verdict.Review(causes);
        }
        // The crowd must have looked, but it only ever agrees here: when it does not, a reviewer rules.
        return known.crowd().isEmpty() ? new Verdict.Wait(true) : new Verdict.Accept(Truth.of(known.prescribed()));
    }

    /** Whether what was done for the session is to be paid, given the verdict on it. */
    static boolean honest(Case known, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept accepted -> accepted.truth() == Truth.of(known.prescribed());
            case Verdict.Reject rejected -> !known.flagged() && !NOT_HONEST.contains(rejected.reason());
            case Verdict.Wait ignored -> false;
            case Verdict.Review ignored -> false;
        };
    }

    /**
     * Whether a take that waits is paid when it has waited too long: it waits for a program or for the crowd, or for a reviewer who
     * would judge the take. Where the honesty of its participant is in question, only a ruling pays.
     */
    static boolean paidForWaiting(Case known) {
        return switch (decide(known)) {
            case Verdict.Wait ignored -> !known.flagged() && known.prescribed() == known.declared();
            case Verdict.Review review ->
                !review.causes().contains(Cause.FLAGGED) && !review.causes().contains(Cause.DECLARATION);
            case Verdict.Accept ignored -> false;
            case Verdict.Reject ignored -> false;
        };
    }

    private static boolean unusable(Case known) {
        return known.failure()
                .filter(reason -> !reason.equals(NO_FACE))
                // In an attack a second face may be the participant's own behind the instrument; else it is a
                // bystander's.
                .filter(reason -> !(reason.equals(SEVERAL_FACES) && known.prescribed() == Kind.ATTACK))
                .isPresent();
    }

    private static Verdict ruled(Case known, Truth ruling) {
        return switch (ruling) {
            case GENUINE, ATTACK -> new Verdict.Accept(ruling);
            case UNDECIDED -> new Verdict.Reject(known.failure().orElse(UNDECIDED));
        };
    }

    private static Set<Cause> causes(Case known) {
        var causes = EnumSet.noneOf(Cause.class);
        if (known.flagged()) {
            causes.add(Cause.FLAGGED);
        }
        if (known.prescribed() != known.declared()) {
            causes.add(Cause.DECLARATION);
        }
        known.crowd()
                .filter(crowd -> crowd != known.prescribed() || crowd != known.declared())
                .ifPresent(crowd -> causes.add(Cause.CROWD));
        known.failure()
                .map(reason -> reason.equals(NO_FACE) ? Cause.NO_FACE : Cause.SEVERAL_FACES)
                .ifPresent(causes::add);
        return causes;
    }
}
