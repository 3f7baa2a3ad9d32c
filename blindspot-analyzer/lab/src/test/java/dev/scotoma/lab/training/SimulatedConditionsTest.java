package dev.scotoma.lab.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.simulator.Simulator;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulator and inspection, which know nothing of each other, agree on what is in a clip. docs/simulator.md has the
 * larger sample.
 */
class SimulatedConditionsTest {
    @TempDir
    Path folder;

    @Test
    void inspectionFindsTheFacesAndMeasuresThePlantedConditions() throws Exception {
        PrintWriter console = new PrintWriter(System.out, true, System.out.charset());
        assertThat(Simulator.run(
                        console, console, "clips", "--seed", "900", "--count", "72", "--out", folder.toString()))
                .isZero();
        ConditionsReport report = ConditionsReport.of(folder);
        assertThat(report.facesFound()).as(report.markdown()).isGreaterThanOrEqualTo(0.95);
        for (Confusion axis : report.axes()) {
            assertThat(axis.diagonal()).as(axis.markdown()).isGreaterThanOrEqualTo(0.9);
        }
    }
}
