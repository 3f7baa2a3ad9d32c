package dev.scotoma.webui.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens, finds and ends the sessions of browsers. The cookie's value is kept nowhere, only its digest. */
@ApplicationScoped
class BrowserSessions {
    static final Duration STAFF = Duration.ofHours(12);
    static final Duration PARTICIPANTS = Duration.ofDays(7);

    private final BrowserSessionRepository sessions;

    BrowserSessions(BrowserSessionRepository sessions) {
        this.sessions = sessions;
    }

    /**
     * What a browser session says of its person.
     *
     * @param purpose what they look at recordings for; null until they have said it
     */
    record SignedIn(
            UUID personId,
            List<String> roles,
            String csrf,
            Instant expiresAt,
            @Nullable String purpose) {
        private static SignedIn of(BrowserSession session) {
            return new SignedIn(session.personId, session.roles, session.csrf, session.expiresAt, session.purpose);
        }
    }

    /** A session that was opened just now, with the only copy of its cookie's value. */
    record Opened(String cookie, SignedIn signedIn) {}

    @Transactional
    Optional<SignedIn> find(@Nullable String cookie) {
        return live(cookie).map(SignedIn::of);
    }

    /** Opens a staff member's session; the session the browser had ends. */
    @Transactional
    Opened open(UUID personId, List<String> roles, @Nullable String previous) {
        end(previous);
        return open(personId, roles, Instant.now().plus(STAFF));
    }

    /**
     * Opens a participant's session. A signed-in member of staff whose own person records keeps their roles beside it, and their
     * earlier end; for anybody else the session the browser had is replaced.
     */
    @Transactional
    Opened openForParticipant(UUID personId, @Nullable String previous) {
        var roles = new TreeSet<>(List.of(Roles.PARTICIPANT));
        Instant end = Instant.now().plus(PARTICIPANTS);
        var before = live(previous).filter(session -> session.personId.equals(personId));
        if (before.isPresent()) {
            roles.addAll(before.get().roles);
            if (roles.stream().anyMatch(Roles.STAFF::contains)) {
                end = before.get().expiresAt;
            }
        }
        end(previous);
        return open(personId, List.copyOf(roles), end);
    }

    /** What the person looks at recordings for, until this session ends. */
    @Transactional
    void say(String purpose, @Nullable String cookie) {
        live(cookie).ifPresent(session -> session.purpose = purpose);
    }

    @Transactional
    void end(@Nullable String cookie) {
        if (cookie != null) {
            sessions.deleteById(Secrets.sha256(cookie));
        }
    }

    private Opened open(UUID personId, List<String> roles, Instant end) {
        String cookie = Secrets.token();
        var session = new BrowserSession(Secrets.sha256(cookie), personId, roles, Secrets.token(), end);
        sessions.persist(session);
        return new Opened(cookie, SignedIn.of(session));
    }

    private Optional<BrowserSession> live(@Nullable String cookie) {
        return cookie == null ? Optional.empty() : sessions.live(Secrets.sha256(cookie));
    }
}
