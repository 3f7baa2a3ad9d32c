package dev.scotoma.capture.coverage;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.campaign.SessionCounts;
import dev.scotoma.capture.campaign.SessionCounts.CellCounts;
import dev.scotoma.capture.coverage.Coverage.CoveredCell;
import dev.scotoma.capture.coverage.CoverageRepository.Landing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Coverages {
    private final Campaigns campaigns;
    private final SessionCounts counts;
    private final CoverageRepository repository;

    Coverages(Campaigns campaigns, SessionCounts counts, CoverageRepository repository) {
        this.campaigns = campaigns;
        this.counts = counts;
        this.repository = repository;
    }

    @Transactional
    Coverage of(UUID id) {
        var campaign = campaigns.get(id);
        var byCell = counts.byCell(id);
        var landings = repository.landings(id);
        var cells = campaigns.cells(id).stream()
                .map(cell -> {
                    var counted = byCell.getOrDefault(cell.id(), CellCounts.NONE);
                    var landing = landings.getOrDefault(cell.id(), new Landing(cell.id(), 0, 0));
                    return new CoveredCell(
                            cell,
                            counted.inWork(),
                            counted.collected(),
                            counted.accepted(),
                            landing.asked(),
                            landing.landed());
                })
                .toList();
        return new Coverage(cells, repository.course(id), forecast(campaign, cells));
    }

    private Forecast forecast(Campaign campaign, List<CoveredCell> cells) {
        var now = Instant.now();
        var spent = repository.spent(campaign.id(), now.minus(Forecast.WINDOW));
        var open = cells.stream().filter(covered -> !covered.cell().closed()).toList();
        boolean endless = open.stream().anyMatch(covered -> covered.cell().wanted() == null);
        return Forecast.of(
                KnownBuilder.builder()
                        .missing(
                                endless
                                        ? null
                                        : open.stream()
                                                .mapToInt(Coverages::missing)
                                                .sum())
                        .missingMinor(open.stream()
                                .mapToLong(covered -> (long) missing(covered)
                                        * campaign.earns(covered.cell().kind()))
                                .sum())
                        .since(spent.since())
                        .recent(spent.recent())
                        .accepted(spent.accepted())
                        .paid(spent.paid())
                        .spentMinor(spent.minor())
                        .currency(campaign.rewardCurrency())
                        .build(),
                now);
    }

    private static int missing(CoveredCell covered) {
        Integer wanted = covered.cell().wanted();
        return wanted == null ? 0 : Math.max(0, wanted - covered.accepted());
    }
}
