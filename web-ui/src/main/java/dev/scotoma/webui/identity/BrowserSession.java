package dev.scotoma.webui.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signed-in browser. The end is absolute: use does not prolong it. */
@Entity
@Table(name = "browser_session")
class BrowserSession {
    @Id
    @Column(name = "token_hash")
    byte[] tokenHash;

    @Column(name = "person_id")
    UUID personId;

    @Column(name = "roles")
    List<String> roles;

    @Column(name = "csrf")
    String csrf;

    @Nullable
    @Column(name = "purpose")
    String purpose;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    /** For Hibernate. */
    protected BrowserSession() {}

    BrowserSession(byte[] tokenHash, UUID personId, List<String> roles, String csrf, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.personId = personId;
        this.roles = roles;
        this.csrf = csrf;
        this.createdAt = Instant.now();
        this.expiresAt = expiresAt;
    }
}
