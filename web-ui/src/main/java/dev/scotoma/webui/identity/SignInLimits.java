package dev.scotoma.webui.identity;

import dev.scotoma.kit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often a secret may be tried: by failures of a login from one network, so that somebody elsewhere locks nobody out; by those of one
 * network, so that many logins do not help; and, far higher, by those of a login from everywhere, so that many networks do not.
 */
@ApplicationScoped
class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final RateLimits limits;
    private final int perLogin;
    private final int perAddress;
    private final int perLoginAnywhere;

    SignInLimits(
            RateLimits limits,
            @ConfigProperty(name = "scotoma.sign-in.per-login") int perLogin,
            @ConfigProperty(name = "scotoma.sign-in.per-address") int perAddress,
            @ConfigProperty(name = "scotoma.sign-in.per-login-anywhere") int perLoginAnywhere) {
        this.limits = limits;
        this.perLogin = perLogin;
        this.perAddress = perAddress;
        this.perLoginAnywhere = perLoginAnywhere;
    }

    /** Counts a failure before it is one, so that tries at once are all counted. */
    void beforePassword(String login, String network) {
        limits.take(ofNetwork(network), perAddress, WINDOW);
        limits.take(ofBoth(login, network), perLogin, WINDOW);
        limits.take(ofLogin(login), perLoginAnywhere, WINDOW);
    }

    /** It was none. */
    void rightPassword(String login, String network) {
        limits.giveBack(ofNetwork(network), WINDOW);
        limits.giveBack(ofBoth(login, network), WINDOW);
        limits.giveBack(ofLogin(login), WINDOW);
    }

    private static String ofNetwork(String network) {
        return "sign-in:network:" + network;
    }

    private static String ofLogin(String login) {
        return "sign-in:login:" + (Accounts.isLogin(login) ? login : "none");
    }

    private static String ofBoth(String login, String network) {
        return ofLogin(login) + ":from:" + network;
    }

    /** A crowd may share one address (a campus, a carrier), and a grant has too many bits to be found by trying. */
    void beforeGrant(String network) {
        limits.take("grant:network:" + network, perAddress * 10, WINDOW);
    }

    void beforeChange(UUID person) {
        limits.take("password:person:" + person, perLogin, WINDOW);
    }
}
