package dev.scotoma.webui.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    Optional<Account> byLogin(String login) {
        return find("login", login).firstResultOptional();
    }

    /** Reads the row afresh, and holds off whoever else would change it or sign in with it. */
    Optional<Account> lock(UUID personId) {
        var account = findById(personId);
        if (account != null) {
            getSession().refresh(account, LockModeType.PESSIMISTIC_WRITE);
        }
        return Optional.ofNullable(account);
    }

    boolean anotherOperatorThan(Account account) {
        return find("disabled = false and personId <> ?1", account.personId).stream()
                .anyMatch(other -> other.roles.contains(Roles.OPERATOR));
    }
}
