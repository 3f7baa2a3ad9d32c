package dev.scotoma.kit;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies the short-lived tokens of identity: ES256 only, for this service only, signed by a key that identity published in the
 * database. So no service calls another to know who is asking.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class TokenVerifier extends JWTCallerPrincipalFactory {
    static final String ISSUER = "scotoma";
    private static final Duration REFRESH = Duration.ofMinutes(1);
    private static final Duration RELOAD_AT_MOST = Duration.ofSeconds(1);

    private record PublishedKey(Key key, Instant notAfter) {}

    private record Stored(String kid, X509EncodedKeySpec key, Instant notAfter) {}

    private final Jdbi sql;
    private final JwtConsumer consumer;
    private volatile Map<String, PublishedKey> keys = Map.of();
    private volatile Instant loaded = Instant.EPOCH;

    TokenVerifier(Jdbi sql, @ConfigProperty(name = "scotoma.service") String service) {
        this.sql = sql;
        this.consumer = new JwtConsumerBuilder()
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(service)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setMaxFutureValidityInMinutes(10)
                .setAllowedClockSkewInSeconds(5)
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setVerificationKeyResolver(this::resolve)
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            UUID.fromString(claims.getSubject());
            claims.setClaim("raw_token", token);
            return new DefaultJWTCallerPrincipal("JWT", claims);
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException refused) {
            throw new ParseException("the token is not valid", refused);
        }
    }

    private Key resolve(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String kid = signature.getKeyIdHeaderValue();
        if (kid == null) {
            throw new UnresolvableKeyException("the token names no key");
        }
        Instant now = Instant.now();
        if (loaded.plus(REFRESH).isBefore(now)
                || (!keys.containsKey(kid) && loaded.plus(RELOAD_AT_MOST).isBefore(now))) {
            load(now);
        }
        PublishedKey key = keys.get(kid);
        if (key == null || key.notAfter().isBefore(now)) {
            throw new UnresolvableKeyException("no published key has this id");
        }
        return key.key();
    }

    private synchronized void load(Instant now) throws UnresolvableKeyException {
        var fresh = new HashMap<String, PublishedKey>();
        try {
            var factory = KeyFactory.getInstance("EC");
            List<Stored> stored = sql.withHandle(handle -> handle.createQuery(
                            "SELECT kid, public_key, not_after FROM identity_pub.signing_key_v1")
                    .map((row, context) -> new Stored(
                            row.getString("kid"),
                            new X509EncodedKeySpec(row.getBytes("public_key")),
                            row.getObject("not_after", OffsetDateTime.class).toInstant()))
                    .list());
            for (Stored key : stored) {
                fresh.put(key.kid(), new PublishedKey(factory.generatePublic(key.key()), key.notAfter()));
            }
        } catch (JdbiException | GeneralSecurityException failure) {
            throw new UnresolvableKeyException("the published keys cannot be read", failure);
        }
        keys = Map.copyOf(fresh);
        loaded = now;
    }
}
