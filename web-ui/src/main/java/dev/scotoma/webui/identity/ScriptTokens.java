package dev.scotoma.webui.identity;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which scripts do a part of what the person may do who made them. A token opens what its scopes say and nothing else; it
 * ends by its date, when it is revoked, and when its person is barred or loses the role.
 */
@ApplicationScoped
class ScriptTokens {
    /** Told apart from everything else, also by programs that look for secrets where none should be. */
    static final String PREFIX = "scotoma_";

    private static final int LIVING_EACH = 20;

    private final Jdbi sql;

    ScriptTokens(Jdbi sql) {
        this.sql = sql;
    }

    /** @param token shown this once */
    record Issued(UUID tokenId, String token, Instant expiresAt) {}

    /** @param login whose it is */
    record ScriptToken(
            UUID tokenId,
            String login,
            String purpose,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    /** Whom a living token speaks for, and what it was made for. */
    record Bearer(UUID personId, List<String> scopes, String purpose) {}

    @Transactional
    Issued issue(UUID person, String purpose, List<String> scopes, Duration valid) {
        String token = PREFIX + Secrets.token();
        Instant expires = Instant.now().plus(valid);
        return sql.withHandle(handle -> {
            // Of two at once, the second counts the first.
            handle.createQuery("SELECT 1 FROM account WHERE person_id = :person FOR UPDATE")
                    .bind("person", person)
                    .mapTo(int.class)
                    .one();
            if (living(handle, person) >= LIVING_EACH) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "You have " + LIVING_EACH + " tokens that are valid; revoke one that is not needed.");
            }
            UUID id = handle.createQuery("""
                            INSERT INTO script_token (token_hash, person_id, purpose, scopes, expires_at)
                            VALUES (:hash, :person, :purpose, :scopes, :expires) RETURNING token_id""")
                    .bind("hash", Secrets.sha256(token))
                    .bind("person", person)
                    .bind("purpose", purpose)
                    .bindArray("scopes", String.class, scopes)
                    .bind("expires", expires)
                    .mapTo(UUID.class)
                    .one();
            return new Issued(id, token, expires);
        });
    }

    private static int living(Handle handle, UUID person) {
        return handle.createQuery("""
                        SELECT count(*) FROM script_token WHERE person_id = :person AND revoked_at IS NULL AND expires_at > now()""").bind("person", person).mapTo(int.class).one();
    }

    /** The newest first: one's own, or everybody's. */
    List<ScriptToken> all(Optional<UUID> person) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT t.token_id, a.login, t.purpose, t.scopes, t.created_at, t.expires_at, t.used_at, t.revoked_at
                        FROM script_token t JOIN account a USING (person_id)
                        WHERE :everybody OR t.person_id = :person ORDER BY t.token_id DESC LIMIT 500""")
                .bind("everybody", person.isEmpty())
                .bind("person", person.orElse(null))
                .mapTo(ScriptToken.class)
                .list());
    }

    /** @param person whose it has to be, or empty for whoever may revoke any; repeating it changes nothing */
    void revoke(UUID token, Optional<UUID> person) {
        int found = sql.withHandle(handle -> handle.createUpdate("""
                        UPDATE script_token SET revoked_at = coalesce(revoked_at, now())
                        WHERE token_id = :token AND (:anybody OR person_id = :person)""")
                .bind("token", token)
                .bind("anybody", person.isEmpty())
                .bind("person", person.orElse(null))
                .execute());
        if (found == 0) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no such token.");
        }
    }

    /** Nothing for a token that is unknown, over or revoked, or whose person may not read versions any more. */
    Optional<Bearer> living(String token) {
        return sql.withHandle(handle -> handle.createQuery("""
                        WITH found AS (
                          SELECT t.token_id, t.person_id, t.scopes, t.purpose, t.used_at FROM script_token t JOIN account a USING (person_id)
                          WHERE t.token_hash = :hash AND t.revoked_at IS NULL AND t.expires_at > now()
                            AND NOT a.disabled AND 'researcher' = ANY(a.roles)),
                        used AS (
                          UPDATE script_token SET used_at = now() FROM found WHERE script_token.token_id = found.token_id
                            AND (found.used_at IS NULL OR found.used_at < now() - interval '1 minute'))
                        SELECT person_id, scopes, purpose FROM found""")
                .bind("hash", Secrets.sha256(token))
                .mapTo(Bearer.class)
                .findOne());
    }
}
