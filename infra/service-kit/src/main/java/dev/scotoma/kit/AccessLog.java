package dev.scotoma.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is shown or takes what people recorded, and what for. It is written before anything is shown, into a table of the service that
 * nobody can change. Somebody whose work is to look (a labeler at a clip that they lease) says nothing: their work is what for.
 */
@ApplicationScoped
public class AccessLog {
    /** The pages ask, once in a session, and come again. */
    public static final ProblemType PURPOSE_NEEDED = new ProblemType("purpose-needed", 403, "Purpose needed");

    private final Jdbi sql;
    private final Caller caller;

    AccessLog(Jdbi sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /**
     * @param what a word of the service's table
     * @param subject the session, or the version
     * @throws Problem 403 for somebody who has not said what for in this session of theirs
     */
    public void note(String what, String subject) {
        String purpose = caller.purpose()
                .orElseThrow(() -> new Problem(
                        PURPOSE_NEEDED, "Say first what you look at recordings for; it is asked once in a session."));
        noteWork(what, subject, purpose);
    }

    /** An entry: who, what, which session or version, and what for. */
    public record Access(UUID accessId, Instant at, UUID personId, String what, String subject, String purpose) {}

    /**
     * The newest first, a page at a time.
     *
     * @param before the last entry of the page before
     */
    List<Access> newest(Optional<UUID> before) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT access_id, at, person_id, what, subject, purpose FROM access_log
                        WHERE :first OR access_id < :before ORDER BY access_id DESC LIMIT 200""")
                .bind("first", before.isEmpty())
                .bind("before", before.orElse(null))
                .mapTo(Access.class)
                .list());
    }

    /** @param work what the caller is here to do */
    public void noteWork(String what, String subject, String work) {
        var person = caller.personId();
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO access_log (person_id, what, subject, purpose) VALUES (:person, :what, :subject, :purpose)""")
                .bind("person", person)
                .bind("what", what)
                .bind("subject", subject)
                .bind("purpose", work)
                .execute());
    }
}
