package dev.scotoma.blindspot.model;

import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets registrations after a day. */
@ApplicationScoped
class RegistrationSweep implements Recurring {
    private final Registrations registrations;

    RegistrationSweep(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public String name() {
        return "sweep-registrations";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() throws Exception {
        registrations.sweep();
    }
}
