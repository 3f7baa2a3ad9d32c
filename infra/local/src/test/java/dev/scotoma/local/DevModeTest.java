package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DevModeTest {
    @Test
    void withoutPagesEverythingRunsAsPackaged() throws Exception {
        var settings = Settings.of(Map.of("SCOTOMA_GATEWAY_PORT", "7000"));
        assertThat(Service.values()).allMatch(settings::packaged);
        assertThat(settings.publicUrl()).isEqualTo("http://localhost:7000");
    }

    @Test
    void everyServiceRunsFromItsSourcesUnlessSomeAreNamed() throws Exception {
        assertThat(Service.values()).noneMatch(settings("")::packaged);
        var some = settings("capture,  Labeling");
        assertThat(Service.values()).filteredOn(some::packaged).containsExactly(Service.GATEWAY, Service.BLINDSPOT);
    }

    @Test
    void thePagesAreThePublicAddress() throws Exception {
        assertThat(settings("").publicUrl()).isEqualTo("http://localhost:7001");
    }

    @Test
    void aServiceThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> settings("capture labels"))
                .isInstanceOfSatisfying(
                        LaunchFailure.class,
                        failure -> assertThat(failure.sentence())
                                .isEqualTo(
                                        "SERVICES names \"labels\"; there are gateway, capture, labeling, blindspot."));
    }

    @Test
    void whatAKilledMavenHasForkedEndsWithItsGroup() throws Exception {
        Process maven = new ProcessBuilder(Children.leading("sh", "-c", "sleep 600 & echo $!; wait")).start();
        try (var said = maven.inputReader()) {
            var forked = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            maven.destroyForcibly().waitFor();
            assertThat(forked.isAlive()).isTrue();
            Children.endGroup(maven.pid());
            assertThat(Children.await(forked, Duration.ofSeconds(10))).isTrue();
        }
    }

    private static Settings settings(String services) throws LaunchFailure {
        return Settings.of(Map.of("SCOTOMA_PAGES_PORT", "7001", "SCOTOMA_DEV_SERVICES", services));
    }
}
