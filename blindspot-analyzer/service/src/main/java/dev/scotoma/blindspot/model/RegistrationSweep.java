package dev.scotoma.blindspot.model;

import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets registrations after a day. */
@ApplicationScoped
class RegistrationSweep implements Recurring {
    private final OneByOne alone;
    private final Registrations registrations;

    RegistrationSweep(OneByOne alone, Registrations registrations) {
        this.alone = alone;
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
    public void run() {
        alone.each(this, registrations.outlived(), registrations::forget);
    }
}
