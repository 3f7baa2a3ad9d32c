package dev.scotoma.webui.identity;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Staff accounts. Hashing is slow by design, so it is done outside transactions: it would hold a connection meanwhile. */
@ApplicationScoped
class Accounts {
    static final String LOGIN = "[a-z][a-z0-9._-]{1,39}";

    private final AccountRepository accounts;
    private final BrowserSessionRepository sessions;

    Accounts(AccountRepository accounts, BrowserSessionRepository sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    record AccountView(UUID personId, String login, List<String> roles, boolean disabled, Instant createdAt) {
        static AccountView of(Account account) {
            return new AccountView(account.personId, account.login, account.roles, account.disabled, account.createdAt);
        }
    }

    /** A password that was drawn for a login; it is shown this once. */
    record Credentials(String login, String password) {}

    /** Whose password was right, while it was this one. */
    record Verified(UUID personId, String passwordHash) {}

    /** The account when login and password are right and it is not disabled; a wrong login takes as long as a wrong password. */
    Optional<Verified> verified(String login, String password) {
        Optional<Account> account = QuarkusTransaction.requiringNew()
                .call(() -> isLogin(login) ? accounts.byLogin(login) : Optional.<Account>empty())
                .filter(found -> !found.disabled);
        boolean right = Secrets.matches(password, account.map(found -> found.passwordHash));
        return account.filter(found -> right).map(found -> new Verified(found.personId, found.passwordHash));
    }

    /**
     * The account, unless it was barred or its password changed since; until the caller's transaction ends nobody does either. So a
     * session that it opens is there when they end all sessions.
     */
    Optional<AccountView> lockStill(Verified verified) {
        return accounts.lock(verified.personId())
                .filter(found -> !found.disabled && found.passwordHash.equals(verified.passwordHash()))
                .map(AccountView::of);
    }

    /** What cannot be a login is in no account, and some of it (a NUL character) not even the database takes. */
    static boolean isLogin(String text) {
        return text.matches(LOGIN);
    }

    @Transactional
    List<AccountView> all() {
        return accounts.listAll(Sort.by("login")).stream().map(AccountView::of).toList();
    }

    @Transactional
    Optional<String> loginOf(UUID personId) {
        return accounts.findByIdOptional(personId).map(account -> account.login);
    }

    Credentials create(String login, List<String> roles) {
        String password = Secrets.password();
        String hash = Secrets.hash(password);
        QuarkusTransaction.requiringNew().run(() -> {
            if (accounts.byLogin(login).isPresent()) {
                throw new Problem(ProblemType.CONFLICT, "The login " + login + " is taken.");
            }
            accounts.persist(new Account(login, hash, roles));
        });
        return new Credentials(login, password);
    }

    /** Draws a new password for somebody else and signs them out everywhere. */
    Credentials reset(String login) {
        String password = Secrets.password();
        String hash = Secrets.hash(password);
        QuarkusTransaction.requiringNew().run(() -> {
            Account account = existing(login);
            account.passwordHash = hash;
            sessions.endAllOf(account.personId);
        });
        return new Credentials(login, password);
    }

    /** Changes one's own password and signs every other browser of theirs out. */
    void change(UUID personId, byte[] keptSession, String current, String next) {
        if (next.getBytes(StandardCharsets.UTF_8).length > Secrets.LONGEST_PASSWORD) {
            throw new Problem(
                    ProblemType.BAD_REQUEST, "A password may take at most " + Secrets.LONGEST_PASSWORD + " bytes.");
        }
        Optional<Account> account = QuarkusTransaction.requiringNew().call(() -> accounts.findByIdOptional(personId));
        if (!Secrets.matches(current, account.map(found -> found.passwordHash))) {
            throw new Problem(ProblemType.FORBIDDEN, "The current password is not right.");
        }
        String hash = Secrets.hash(next);
        QuarkusTransaction.requiringNew().run(() -> {
            accounts.lock(personId).orElseThrow().passwordHash = hash;
            sessions.endOthersOf(personId, keptSession);
        });
    }

    /** Bars an account and ends its sessions at once; tokens already signed run out within five minutes. */
    @Transactional
    void disable(String login) {
        Account account = existing(login);
        if (account.roles.contains(Roles.OPERATOR) && !accounts.anotherOperatorThan(account)) {
            throw new Problem(ProblemType.CONFLICT, "The last operator cannot be disabled.");
        }
        account.disabled = true;
        sessions.endAllOf(account.personId);
    }

    private Account existing(String login) {
        return accounts.byLogin(login)
                .flatMap(account -> accounts.lock(account.personId))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no account " + login + "."));
    }
}
