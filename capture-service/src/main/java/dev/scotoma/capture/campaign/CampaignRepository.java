package dev.scotoma.capture.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<CampaignRow, UUID> {
    List<CampaignRow> newestFirst() {
        return listAll(Sort.descending("campaignId"));
    }
}
