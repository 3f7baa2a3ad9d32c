package dev.scotoma.capture.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<CampaignRow, UUID> {
    /** Locks the row and reads it afresh: Hibernate would answer with what this transaction saw before it waited. */
    void lock(CampaignRow row) {
        getSession().refresh(row, LockModeType.PESSIMISTIC_WRITE);
    }

    List<CampaignRow> newestFirst() {
        return listAll(Sort.descending("campaignId"));
    }
}
