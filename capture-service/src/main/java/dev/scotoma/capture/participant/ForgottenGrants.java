package dev.scotoma.capture.participant;

import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

@ApplicationScoped
class ForgottenGrants implements Recurring {
    private final ParticipantRepository participants;

    ForgottenGrants(ParticipantRepository participants) {
        this.participants = participants;
    }

    @Override
    public String name() {
        return "forget-grants";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        participants.forgetGrants(null);
    }
}
