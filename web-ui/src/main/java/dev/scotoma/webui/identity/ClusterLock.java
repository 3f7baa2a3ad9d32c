package dev.scotoma.webui.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Locks that every replica of this service sees, held until the transaction ends. */
@ApplicationScoped
class ClusterLock {
    static final long FIRST_ACCOUNTS = 5_204_418_301L;
    static final long SIGNING_KEY = 5_204_418_302L;

    private final Session entities;

    ClusterLock(Session entities) {
        this.entities = entities;
    }

    void take(long key) {
        entities.createNativeQuery("SELECT count(*) FROM (SELECT pg_advisory_xact_lock(:key)) AS held", Long.class)
                .setParameter("key", key)
                .getSingleResult();
    }
}
