package dev.scotoma.webui.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The door of this room: from a browser's cookie to a token for one service. */
@ApplicationScoped
public class Identity {
    public static final String COOKIE = "scotoma_session";
    private static final String ISSUER = "scotoma";
    private static final Duration VALID = Duration.ofMinutes(5);

    private final BrowserSessions sessions;
    private final SigningKeys keys;

    Identity(BrowserSessions sessions, SigningKeys keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    /**
     * @param token what the service is shown: JWT, ES256, five minutes
     * @param csrf what an unsafe request must repeat in a header
     */
    public record Pass(String token, String csrf) {}

    /**
     * A pass for the browser's person to one service, or nothing when the cookie is not one of a session that lasts. Asks the
     * database each time, so that signing out and disabling take effect with the next request. Blocks.
     */
    public Optional<Pass> pass(String cookie, String service) {
        return sessions.find(cookie).map(signedIn -> {
            var signer = keys.signer();
            String token = Jwt.issuer(ISSUER)
                    .audience(service)
                    .subject(signedIn.personId().toString())
                    .groups(Set.copyOf(signedIn.roles()))
                    .expiresIn(VALID)
                    .jws()
                    .algorithm(SignatureAlgorithm.ES256)
                    .keyId(signer.kid())
                    .sign(signer.key());
            return new Pass(token, signedIn.csrf());
        });
    }
}
