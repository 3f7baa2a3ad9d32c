package dev.scotoma.webui.identity;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From a password or a grant to a browser session. */
@ApplicationScoped
class SignIns {
    private final Accounts accounts;
    private final BrowserSessions sessions;
    private final Grants grants;
    private final SignInLimits limits;

    SignIns(Accounts accounts, BrowserSessions sessions, Grants grants, SignInLimits limits) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.grants = grants;
        this.limits = limits;
    }

    BrowserSessions.Opened withPassword(String login, String password, String network, @Nullable String cookie) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        limits.beforePassword(name, network);
        var verified = accounts.verified(name, password).orElseThrow(SignIns::wrong);
        var opened = open(verified, cookie);
        limits.rightPassword(name, network);
        return opened;
    }

    /** Checking a password takes long: whoever changed it or barred the account meanwhile has ended this sign-in too. */
    BrowserSessions.Opened open(Accounts.Verified verified, @Nullable String cookie) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = accounts.lockStill(verified).orElseThrow(SignIns::wrong);
            return sessions.open(account.personId(), account.roles(), cookie);
        });
    }

    private static Problem wrong() {
        return new Problem(ProblemType.UNAUTHENTICATED, "Login or password is not right.");
    }

    /** One transaction: a grant is used up only if the session it gives is there. */
    BrowserSessions.Opened withGrant(String grant, String network, @Nullable String cookie) {
        limits.beforeGrant(network);
        return QuarkusTransaction.requiringNew().call(() -> sessions.openForParticipant(grants.redeem(grant), cookie));
    }
}
