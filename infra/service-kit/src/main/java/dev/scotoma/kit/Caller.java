package dev.scotoma.kit;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** Who is calling, as the verified token says. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The opaque person id. @throws Problem 401 for a caller without a token, on doors that are open to everyone */
    public UUID personId() {
        return person().orElseThrow(() -> new Problem(ProblemType.UNAUTHENTICATED, "Sign in first."));
    }

    public Optional<UUID> person() {
        return identity.isAnonymous()
                ? Optional.empty()
                : Optional.of(UUID.fromString(identity.getPrincipal().getName()));
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }
}
