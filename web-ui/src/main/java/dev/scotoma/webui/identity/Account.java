package dev.scotoma.webui.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A member of staff who signs in with a password. */
@Entity
@Table(name = "account")
class Account {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    @Column(name = "person_id")
    UUID personId;

    @Column(name = "login")
    String login;

    @Column(name = "password_hash")
    String passwordHash;

    @Column(name = "roles")
    List<String> roles;

    @Column(name = "disabled")
    boolean disabled;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    protected Account() {}

    Account(String login, String passwordHash, List<String> roles) {
        this.login = login;
        this.passwordHash = passwordHash;
        this.roles = roles;
        this.createdAt = Instant.now();
    }
}
