package dev.scotoma.labeling.quality;

import dev.scotoma.consensus.Fit;
import dev.scotoma.labeling.consensus.FitReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes from each new fit what pages tell of the crowd, and replaces what they told before at once. */
@ApplicationScoped
class CrowdReader implements FitReader {
    private final QualityRows rows;

    CrowdReader(QualityRows rows) {
        this.rows = rows;
    }

    @Override
    public Reading begin() {
        var measured = new ArrayList<Measured>();
        return new Reading() {
            @Override
            public void attribute(String name, Fit fit, List<UUID> labelers) {
                measured.add(Measured.of(name, fit, labelers));
            }

            @Override
            public void done() {
                QuarkusTransaction.requiringNew().run(() -> rows.replace(measured));
            }
        };
    }
}
