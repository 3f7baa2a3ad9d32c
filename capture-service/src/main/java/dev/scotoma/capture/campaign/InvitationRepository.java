package dev.scotoma.capture.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<InvitationRow, UUID> {
    Optional<InvitationRow> byToken(String token) {
        return find("tokenHash", Secret.hash(token)).firstResultOptional();
    }

    List<InvitationRow> of(UUID campaign) {
        return list("campaignId", Sort.descending("invitationId"), campaign);
    }

    /** One statement decides who gets the last seat. */
    boolean takeSeat(UUID invitation) {
        return update(
                        "participants = participants + 1 where invitationId = ?1 and participants < maxParticipants",
                        invitation)
                == 1;
    }
}
