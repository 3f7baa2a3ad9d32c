package dev.scotoma.webui.identity;

import dev.scotoma.kit.Caller;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door of this room: from a browser's cookie, or the token of a script, to a token for one service. */
@ApplicationScoped
public class Identity {
    public static final String COOKIE = "scotoma_session";
    private static final String ISSUER = "scotoma";
    private static final Duration VALID = Duration.ofMinutes(5);

    private final BrowserSessions sessions;
    private final ScriptTokens tokens;
    private final SigningKeys keys;

    Identity(BrowserSessions sessions, ScriptTokens tokens, SigningKeys keys) {
        this.sessions = sessions;
        this.tokens = tokens;
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
        return sessions.find(cookie)
                .map(signedIn -> new Pass(
                        signed(service, signedIn.personId(), signedIn.roles(), signedIn.purpose()), signedIn.csrf()));
    }

    /** Whether somebody who shows this shows the token of a script; all else of that kind is taken away from strangers. */
    public static boolean isOfAScript(String bearer) {
        return bearer.startsWith(ScriptTokens.PREFIX);
    }

    /** What the service is shown by a script: its roles are the scopes of its token, and it has no other. Blocks. */
    public Optional<String> passOfScript(String token, String service) {
        return tokens.living(token)
                .map(bearer -> signed(service, bearer.personId(), bearer.scopes(), bearer.purpose()));
    }

    private String signed(String service, UUID person, List<String> roles, @Nullable String purpose) {
        var signer = keys.signer();
        var claims = Jwt.issuer(ISSUER)
                .audience(service)
                .subject(person.toString())
                .groups(Set.copyOf(roles))
                .expiresIn(VALID);
        if (purpose != null) {
            claims.claim(Caller.PURPOSE, purpose);
        }
        return claims.jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(signer.kid())
                .sign(signer.key());
    }
}
