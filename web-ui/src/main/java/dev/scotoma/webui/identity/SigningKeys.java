package dev.scotoma.webui.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs now. All replicas use the newest that this installation can open; whoever finds none makes one, under a
 * lock. The database is asked again every half minute, so that a key an operator deletes stops signing soon.
 */
@ApplicationScoped
class SigningKeys {
    static final Duration SIGNS = Duration.ofDays(7);
    static final Duration OUTLIVES = Duration.ofDays(1);
    private static final Duration RECHECK = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    record Signer(String kid, PrivateKey key) {}

    private record Held(Signer signer, Instant until) {}

    private final SigningKeyRepository keys;
    private final ClusterLock lock;
    private final KeySeal seal;
    private final Clock clock;
    private volatile @Nullable Held held;

    @Inject
    SigningKeys(SigningKeyRepository keys, ClusterLock lock, KeySeal seal) {
        this(keys, lock, seal, Clock.systemUTC());
    }

    SigningKeys(SigningKeyRepository keys, ClusterLock lock, KeySeal seal, Clock clock) {
        this.keys = keys;
        this.lock = lock;
        this.seal = seal;
        this.clock = clock;
    }

    /** A missing or wrong SCOTOMA_IDENTITY_KEY stops the start, not the first sign-in. */
    void prepare(@Observes StartupEvent start) {
        signer();
    }

    Signer signer() {
        Held now = held;
        return now != null && clock.instant().isBefore(now.until()) ? now.signer() : reload();
    }

    private synchronized Signer reload() {
        Instant now = clock.instant();
        Held fresh = held;
        if (fresh == null || !now.isBefore(fresh.until())) {
            fresh = QuarkusTransaction.requiringNew().call(() -> newest(now).orElseGet(() -> generated(now)));
            held = fresh;
        }
        return fresh.signer();
    }

    private Held generated(Instant now) {
        lock.take(ClusterLock.SIGNING_KEY);
        // Another replica may have made one while this one waited for the lock.
        return newest(now).orElseGet(() -> {
            KeyPair pair = pair();
            String kid = UUID.randomUUID().toString();
            byte[] sealed = seal.seal(pair.getPrivate().getEncoded(), kid);
            Instant until = now.plus(SIGNS);
            keys.persist(new SigningKey(kid, pair.getPublic().getEncoded(), sealed, now, until, until.plus(OUTLIVES)));
            LOG.infof("signing key %s made, signs until %s", kid, until);
            return new Held(new Signer(kid, pair.getPrivate()), now.plus(RECHECK));
        });
    }

    private Optional<Held> newest(Instant now) {
        for (SigningKey key : keys.signingAt(now)) {
            var opened = seal.open(key.privateKey, key.kid);
            if (opened.isPresent()) {
                Instant recheck = now.plus(RECHECK);
                Instant until = recheck.isBefore(key.signsUntil) ? recheck : key.signsUntil;
                return Optional.of(new Held(new Signer(key.kid, privateKey(opened.get())), until));
            }
            LOG.warnf("signing key %s does not open with this SCOTOMA_IDENTITY_KEY and is not used", key.kid);
        }
        return Optional.empty();
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("every JDK has P-256", cause);
        }
    }

    private static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("a sealed signing key is no P-256 key", cause);
        }
    }
}
