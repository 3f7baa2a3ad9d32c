package dev.scotoma.webui.identity;

import dev.scotoma.kit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often a secret may be tried: per login, so that many addresses do not help, and per address, so that many logins do not. */
@ApplicationScoped
class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final RateLimits limits;
    private final int perLogin;
    private final int perAddress;

    SignInLimits(
            RateLimits limits,
            @ConfigProperty(name = "scotoma.sign-in.per-login") int perLogin,
            @ConfigProperty(name = "scotoma.sign-in.per-address") int perAddress) {
        this.limits = limits;
        this.perLogin = perLogin;
        this.perAddress = perAddress;
    }

    void beforePassword(String login, String address) {
        limits.take("sign-in:address:" + network(address), perAddress, WINDOW);
        limits.take("sign-in:login:" + (Accounts.isLogin(login) ? login : "none"), perLogin, WINDOW);
    }

    /** A crowd may share one address (a campus, a carrier), and a grant has too many bits to be found by trying. */
    void beforeGrant(String address) {
        limits.take("grant:address:" + network(address), perAddress * 10, WINDOW);
    }

    void beforeChange(UUID person) {
        limits.take("password:person:" + person, perLogin, WINDOW);
    }

    /** The address, or the /64 of an IPv6 address: that much belongs to one subscriber. */
    static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8)) + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }
}
