package dev.scotoma.kit;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an exception that nobody expected says of the request that it ended. */
enum Failure {
    /** Database or storage is away for a while: the same request may succeed later. */
    OUTAGE,
    /** A text in the request holds a character that PostgreSQL keeps in no text, as NUL is: it never will. */
    UNSTORABLE_TEXT,
    /** Anything else is a defect of ours. */
    DEFECT;

    static Failure of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
                return OUTAGE;
            }
            Failure said = cause instanceof SQLException refused ? of(refused.getSQLState()) : DEFECT;
            if (said != DEFECT) {
                return said;
            }
        }
        return DEFECT;
    }

    /**
     * By SQLSTATE: class 08 is connection exceptions, 57P operator intervention (PostgreSQL is stopping or starting), and 22021 a
     * character that is not in the repertoire.
     */
    private static Failure of(@Nullable String state) {
        if (state == null) {
            return DEFECT;
        }
        return state.startsWith("08") || state.startsWith("57P")
                ? OUTAGE
                : state.equals("22021") ? UNSTORABLE_TEXT : DEFECT;
    }
}
