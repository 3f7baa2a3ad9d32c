package dev.scotoma.webui.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives an installation without accounts its first four, one per staff role, with drawn passwords; or, when told to, new
 * passwords to those four. They are told once: to a file that only its owner reads, or else to the log.
 */
@ApplicationScoped
class FirstSignIns {
    private static final Logger LOG = Logger.getLogger(FirstSignIns.class);

    private final AccountRepository accounts;
    private final BrowserSessionRepository sessions;
    private final ClusterLock lock;
    private final Optional<Path> file;
    private final boolean reset;

    FirstSignIns(
            AccountRepository accounts,
            BrowserSessionRepository sessions,
            ClusterLock lock,
            @ConfigProperty(name = "scotoma.first-sign-ins") Optional<Path> file,
            @ConfigProperty(name = "scotoma.reset-passwords") boolean reset) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.lock = lock;
        this.file = file;
        this.reset = reset;
    }

    void prepare(@Observes StartupEvent start) {
        prepare(file, reset);
    }

    /**
     * Safe when replicas start together: the second waits for the first and then finds accounts. The passwords are told before
     * the transaction commits, so that a crash between the two leaves useless passwords rather than unknown ones.
     */
    void prepare(Optional<Path> tellIn, boolean resetThem) {
        QuarkusTransaction.requiringNew().timeout(60).run(() -> {
            lock.take(ClusterLock.FIRST_ACCOUNTS);
            if (resetThem || accounts.count() == 0) {
                tell(tellIn, drawn());
            }
        });
    }

    private Map<String, String> drawn() {
        var passwords = new TreeMap<String, String>();
        for (String role : Roles.STAFF) {
            String password = Secrets.password();
            passwords.put(role, password);
            String hash = Secrets.hash(password);
            Account account = accounts.byLogin(role).orElse(null);
            if (account == null) {
                accounts.persist(new Account(role, hash, List.of(role)));
            } else {
                account.passwordHash = hash;
                account.disabled = false;
                sessions.endAllOf(account.personId);
            }
        }
        return passwords;
    }

    private static void tell(Optional<Path> tellIn, Map<String, String> passwords) {
        String lines = passwords.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        if (tellIn.isEmpty()) {
            LOG.warn("first sign-ins, shown this once (login password):\n" + lines);
            return;
        }
        Path target = tellIn.get().toAbsolutePath();
        try {
            // Written beside and moved, so that the target never exists with other permissions or half its lines.
            Path fresh = Files.createTempFile(
                    target.getParent(),
                    ".sign-ins",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, lines);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException("the first sign-ins cannot be written to " + target, cause);
        }
        LOG.info("first sign-ins written to " + target);
    }
}
