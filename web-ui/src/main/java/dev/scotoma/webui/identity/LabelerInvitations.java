package dev.scotoma.webui.identity;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Links by which somebody makes an account of a labeler themselves, with a password that nobody else ever sees. A link works once, and its
 * token is kept nowhere.
 */
@ApplicationScoped
class LabelerInvitations {
    private static final Duration VALID = Duration.ofDays(14);

    private final Jdbi sql;
    private final BrowserSessions sessions;

    LabelerInvitations(Jdbi sql, BrowserSessions sessions) {
        this.sql = sql;
        this.sessions = sessions;
    }

    /** @param path of the page that the link leads to; shown this once */
    record Issued(String path, Instant expiresAt) {}

    /** @param login of who came by it; absent while it was not used */
    record Invitation(
            UUID invitationId,
            String note,
            Instant createdAt,
            Instant expiresAt,
            @Nullable String login) {}

    record Invited(Instant expiresAt) {}

    Issued issue(String note, UUID by) {
        String token = Secrets.token();
        Instant expires = Instant.now().plus(VALID);
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO labeler_invitation (token_hash, note, created_by, expires_at) VALUES (:hash, :note, :by, :expires)""")
                .bind("hash", Secrets.sha256(token))
                .bind("note", note)
                .bind("by", by)
                .bind("expires", expires)
                .execute());
        return new Issued("/l/" + token, expires);
    }

    /** The newest first. */
    List<Invitation> all() {
        return sql.withHandle(
                handle -> handle.createQuery("""
                        SELECT i.invitation_id, i.note, i.created_at, i.expires_at, a.login
                        FROM labeler_invitation i LEFT JOIN account a USING (person_id) ORDER BY i.invitation_id DESC LIMIT 500""").mapTo(Invitation.class).list());
    }

    /** @throws Problem 410 for a link that is unknown, used or over; which of them is not told */
    Invited look(String token) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT expires_at FROM labeler_invitation WHERE token_hash = :hash AND person_id IS NULL AND expires_at > now()""")
                .bind("hash", Secrets.sha256(token))
                .mapTo(Invited.class)
                .findOne()
                .orElseThrow(LabelerInvitations::over));
    }

    /**
     * Makes the account and signs it in. Of two browsers with the same link one gets in.
     *
     * @throws Problem 410 as {@link #look}, 409 when the login is taken: the link can still be used
     */
    BrowserSessions.Opened accept(String token, String login, String password, @Nullable String cookie) {
        if (password.getBytes(StandardCharsets.UTF_8).length > Secrets.LONGEST_PASSWORD) {
            throw new Problem(
                    ProblemType.BAD_REQUEST, "A password may take at most " + Secrets.LONGEST_PASSWORD + " bytes.");
        }
        look(token);
        String hash = Secrets.hash(password);
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID person = sql.withHandle(handle -> account(handle, token, login, hash));
            return sessions.open(person, List.of(Roles.LABELER), cookie);
        });
    }

    private static UUID account(Handle handle, String token, String login, String passwordHash) {
        UUID invitation = handle.createQuery("""
                        SELECT invitation_id FROM labeler_invitation
                        WHERE token_hash = :hash AND person_id IS NULL AND expires_at > now() FOR UPDATE""")
                .bind("hash", Secrets.sha256(token))
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(LabelerInvitations::over);
        UUID person = handle.createQuery("""
                        INSERT INTO account (login, password_hash, roles) VALUES (:login, :hash, ARRAY['labeler'])
                        ON CONFLICT (login) DO NOTHING RETURNING person_id""")
                .bind("login", login)
                .bind("hash", passwordHash)
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(
                        () -> new Problem(ProblemType.CONFLICT, "The login " + login + " is taken; choose another."));
        handle.createUpdate("""
                        UPDATE labeler_invitation SET person_id = :person, accepted_at = now() WHERE invitation_id = :invitation""")
                .bind("person", person)
                .bind("invitation", invitation)
                .execute();
        return person;
    }

    private static Problem over() {
        return new Problem(ProblemType.GONE, "This link was used already or has run out; ask for another one.");
    }
}
