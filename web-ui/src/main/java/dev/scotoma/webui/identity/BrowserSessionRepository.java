package dev.scotoma.webui.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class BrowserSessionRepository implements PanacheRepositoryBase<BrowserSession, byte[]> {
    /** The session of a cookie while it lasts; the database's clock decides, so that replicas agree. */
    Optional<BrowserSession> live(byte[] tokenHash) {
        return find("tokenHash = ?1 and expiresAt > instant", (Object) tokenHash)
                .firstResultOptional();
    }

    void endAllOf(UUID personId) {
        delete("personId", personId);
    }

    void endOthersOf(UUID personId, byte[] kept) {
        delete("personId = ?1 and tokenHash <> ?2", personId, kept);
    }
}
