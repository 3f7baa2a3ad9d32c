package dev.scotoma.kit.testing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Tokens as identity signs them, for the service under test. The key is published like a real one, once per test JVM. */
public final class TestTokens {
    public static final String PURPOSE = "Running the tests";

    private static final String KID = "test-key";
    private static @Nullable KeyPair published;

    private TestTokens() {}

    /** {@code "Bearer …"} of a person with these roles who said what for, accepted by the service under test. */
    public static String bearer(UUID person, String... roles) {
        return "Bearer " + token(person, service(), Instant.now().plus(Duration.ofMinutes(5)), signingKey(), roles);
    }

    /** Of a person who has not said yet what they look at recordings for. */
    public static String withoutPurpose(UUID person, String... roles) {
        var until = Instant.now().plus(Duration.ofMinutes(5));
        return "Bearer " + signed(claims(person, service(), until, roles), signingKey());
    }

    /** A token that ended a minute ago. */
    public static String expired(UUID person, String... roles) {
        return "Bearer " + token(person, service(), Instant.now().minus(Duration.ofMinutes(1)), signingKey(), roles);
    }

    /** A token for another service. */
    public static String forAudience(String audience, UUID person, String... roles) {
        return "Bearer " + token(person, audience, Instant.now().plus(Duration.ofMinutes(5)), signingKey(), roles);
    }

    /** A token that names the published key but is signed by another. */
    public static String forged(UUID person, String... roles) {
        var stranger = newKeys().getPrivate();
        return "Bearer " + token(person, service(), Instant.now().plus(Duration.ofMinutes(5)), stranger, roles);
    }

    private static String token(UUID person, String audience, Instant until, PrivateKey key, String... roles) {
        return signed(claims(person, audience, until, roles).claim("purpose", PURPOSE), key);
    }

    private static JwtClaimsBuilder claims(UUID person, String audience, Instant until, String... roles) {
        return Jwt.issuer("scotoma")
                .audience(audience)
                .subject(person.toString())
                .groups(Set.of(roles))
                .issuedAt(until.minus(Duration.ofMinutes(5)))
                .expiresAt(until);
    }

    private static String signed(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().algorithm(SignatureAlgorithm.ES256).keyId(KID).sign(key);
    }

    private static String service() {
        return ConfigProvider.getConfig().getValue("scotoma.service", String.class);
    }

    private static synchronized PrivateKey signingKey() {
        KeyPair keys = published;
        if (keys == null) {
            keys = newKeys();
            try {
                TestStack.execute(
                        "INSERT INTO identity.signing_key (kid, public_key, private_key, signs_until, not_after) "
                                + "VALUES (?, ?, ''::bytea, now() + interval '1 day', now() + interval '2 days')",
                        KID,
                        keys.getPublic().getEncoded());
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            published = keys;
        }
        return keys.getPrivate();
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
