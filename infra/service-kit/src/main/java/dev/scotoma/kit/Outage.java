package dev.scotoma.kit;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database or storage that is away for a while from a defect of ours: the same request may succeed later. */
final class Outage {
    private Outage() {}

    static boolean causes(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof SocketTimeoutException
                    || (cause instanceof SQLException refused && connection(refused.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 of SQLSTATE is connection exceptions, 57P operator intervention: PostgreSQL is stopping or starting. */
    private static boolean connection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
