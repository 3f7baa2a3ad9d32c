package dev.scotoma.webui.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A P-256 key pair: signs until one time, is accepted until a later one. The private part is sealed ({@link KeySeal}). */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id
    @Column(name = "kid")
    String kid;

    @Column(name = "public_key")
    byte[] publicKey;

    @Column(name = "private_key")
    byte[] privateKey;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "signs_until")
    Instant signsUntil;

    @Column(name = "not_after")
    Instant notAfter;

    /** For Hibernate. */
    protected SigningKey() {}

    SigningKey(
            String kid, byte[] publicKey, byte[] privateKey, Instant createdAt, Instant signsUntil, Instant notAfter) {
        this.kid = kid;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.createdAt = createdAt;
        this.signsUntil = signsUntil;
        this.notAfter = notAfter;
    }
}
