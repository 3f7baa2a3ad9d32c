package dev.scotoma.webui.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.webui.Browser;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Tokens as this process makes them, read as every service reads them (the kit's verifier, here as service identity). */
@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class TokensIT {
    @Inject
    Identity identity;

    @Inject
    JWTParser verifier;

    @Inject
    SigningKeyRepository keys;

    @Inject
    ClusterLock lock;

    @Inject
    KeySeal seal;

    @Test
    void tokenIsForOneServiceAndFiveMinutes() throws Exception {
        var browser = Browser.signedIn("labeler", "reviewer");
        var token = verifier.parse(
                identity.pass(browser.cookie(), "identity").orElseThrow().token());
        assertThat(token.getSubject()).isEqualTo(browser.person().toString());
        assertThat(token.getGroups()).containsExactlyInAnyOrder("labeler", "reviewer");
        assertThat(token.getExpirationTime() - token.getIssuedAtTime()).isEqualTo(300);
        String forCapture =
                identity.pass(browser.cookie(), "capture").orElseThrow().token();
        assertThatThrownBy(() -> verifier.parse(forCapture)).isInstanceOf(ParseException.class);
    }

    @Test
    void tokensOfOthersAreRefused() throws Exception {
        var person = Browser.signedIn("operator").person();
        assertThat(verifier.parse(bare(TestTokens.bearer(person, "operator"))).getGroups())
                .contains("operator");
        for (String refused : new String[] {
            bare(TestTokens.forged(person, "operator")),
            bare(TestTokens.expired(person, "operator")),
            bare(TestTokens.forAudience("labeling", person, "operator")),
            unsigned(bare(TestTokens.bearer(person, "operator"))),
            bare(TestTokens.bearer(person, "operator")) + "x",
        }) {
            assertThatThrownBy(() -> verifier.parse(refused)).as(refused).isInstanceOf(ParseException.class);
        }
    }

    @Test
    void keySignsAWeekAndIsAcceptedADayLonger() throws Exception {
        Instant start = Instant.now();
        var first = at(start).signer();
        assertThat(at(start.plus(Duration.ofDays(6))).signer().kid()).isEqualTo(first.kid());
        var next = at(start.plus(SigningKeys.SIGNS)).signer();
        assertThat(next.kid()).isNotEqualTo(first.kid());
        assertThat(published(first.kid()))
                .isBetween(
                        start.plus(Duration.ofDays(7)),
                        start.plus(Duration.ofDays(8)).plusSeconds(60));
        TestStack.execute("DELETE FROM identity.signing_key WHERE kid = ?", next.kid());
    }

    @Test
    void replicasAgreeOnOneNewKey() throws Exception {
        Instant later = Instant.now().plus(Duration.ofDays(30));
        var kids = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var signers = new ArrayList<Future<String>>();
            for (int i = 0; i < 6; i++) {
                signers.add(threads.submit(() -> at(later).signer().kid()));
            }
            for (var signer : signers) {
                kids.add(signer.get());
            }
        }
        assertThat(kids).hasSize(1);
        TestStack.execute("DELETE FROM identity.signing_key WHERE created_at > now() + interval '1 day'");
    }

    @Test
    void keySealedUnderAnotherKeyIsPassedOver() throws Exception {
        var stranger = new KeySeal(Base64.getEncoder().encodeToString(new byte[32]));
        var own = new SigningKeys(keys, lock, seal).signer();
        var other = new SigningKeys(keys, lock, stranger).signer();
        assertThat(other.kid()).isNotEqualTo(own.kid());
        assertThat(new SigningKeys(keys, lock, seal).signer().kid()).isEqualTo(own.kid());
        TestStack.execute("DELETE FROM identity.signing_key WHERE kid = ?", other.kid());
    }

    private SigningKeys at(Instant now) {
        return new SigningKeys(keys, lock, seal, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Instant published(String kid) throws Exception {
        try (var connection = TestStack.service("labeling");
                var statement = connection.prepareStatement(
                        "SELECT not_after FROM identity_pub.signing_key_v1 WHERE kid = ?")) {
            statement.setString(1, kid);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        }
    }

    private static String bare(String bearer) {
        return bearer.substring("Bearer ".length());
    }

    private static String unsigned(String token) {
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return none + "." + token.split("\\.", -1)[1] + ".";
    }
}
