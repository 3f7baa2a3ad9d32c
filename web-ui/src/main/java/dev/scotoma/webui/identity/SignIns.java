package dev.scotoma.webui.identity;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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

    BrowserSessions.Opened withPassword(String login, String password, String address, @Nullable String cookie) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        limits.beforePassword(name, address);
        var account = accounts.verified(name, password)
                .orElseThrow(() -> new Problem(ProblemType.UNAUTHENTICATED, "Login or password is not right."));
        return sessions.open(account.personId(), account.roles(), cookie);
    }

    /** One transaction: a grant is used up only if the session it gives is there. */
    @Transactional
    BrowserSessions.Opened withGrant(String grant, String address, @Nullable String cookie) {
        limits.beforeGrant(address);
        return sessions.openForParticipant(grants.redeem(grant), cookie);
    }
}
