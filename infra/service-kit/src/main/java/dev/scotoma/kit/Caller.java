package dev.scotoma.kit;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling, as the verified token says, and from where, as the gateway says. */
@RequestScoped
public class Caller {
    /** The claim that says what somebody looks at recordings for. */
    public static final String PURPOSE = "purpose";

    private static final int LONGEST_ADDRESS = 64;

    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    Caller(SecurityIdentity identity, HttpServerRequest request) {
        this.identity = identity;
        this.request = request;
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

    /** What the person said they look at recordings for, in this session of theirs. */
    public Optional<String> purpose() {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.claim(PURPOSE) : Optional.empty();
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /** The browser's address: the last hop of X-Forwarded-For, which the gateway overwrites, else the peer's. */
    public String address() {
        String forwarded = request.getHeader("X-Forwarded-For");
        String address = forwarded == null
                ? request.remoteAddress().hostAddress()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
    }

    /** Where the browser is, as far as one subscriber has it to themselves: what limits count by. */
    public String network() {
        return network(address());
    }

    /** The address, or the /64 of an IPv6 address. */
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
