package dev.scotoma.simulator.crowd;

import dev.scotoma.simulator.scene.AttackType;
import dev.scotoma.simulator.scene.Scene;
import java.util.Optional;

/**
 * One recording of the plan: what is asked for, what is sent, and what is said about it.
 *
 * @param number position in the plan; a participant sends theirs in this order
 * @param scene what the clip shows; of a take that sends an earlier file again, that file's
 * @param declared the attack type they declare, {@code NONE} for a genuine session
 * @param again the earlier take whose very file is sent again
 */
public record Take(
        int number,
        Participant participant,
        Round round,
        Scene scene,
        Behaviour behaviour,
        AttackType declared,
        String quality,
        String environment,
        Optional<Integer> again) {
    public enum Behaviour {
        AS_ASKED,
        /** Other light or distance than the campaign prescribes. */
        OTHER_CONDITIONS,
        /** Says the wrong thing about the instrument and where it was. */
        WRONGLY_DECLARED,
        /** Sends an attack and declares it genuine. */
        ATTACK_AS_GENUINE,
        /** Sends their own face and declares an attack. */
        GENUINE_AS_ATTACK,
        /** Sends a file a second time. */
        SAME_FILE,
        /** Films through a software camera. */
        VIRTUAL_CAMERA
    }

    /** The same for another campaign of its kind. */
    public Take in(Round other) {
        return new Take(number, participant, other, scene, behaviour, declared, quality, environment, again);
    }

    boolean declaresAttack() {
        return declared != AttackType.NONE;
    }
}
