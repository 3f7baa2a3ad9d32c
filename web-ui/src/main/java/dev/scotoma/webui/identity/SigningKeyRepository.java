package dev.scotoma.webui.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class SigningKeyRepository implements PanacheRepositoryBase<SigningKey, String> {
    List<SigningKey> signingAt(Instant now) {
        return list("signsUntil > ?1 order by createdAt desc", now);
    }
}
