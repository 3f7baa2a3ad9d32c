package dev.scotoma.webui.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    Optional<Account> byLogin(String login) {
        return find("login", login).firstResultOptional();
    }

    boolean anotherOperatorThan(Account account) {
        return find("disabled = false and personId <> ?1", account.personId).stream()
                .anyMatch(other -> other.roles.contains(Roles.OPERATOR));
    }
}
