package dev.scotoma.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.ColourTemperature;
import dev.scotoma.simulator.scene.Conditions.Distance;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import dev.scotoma.simulator.scene.Conditions.LightLevel;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SceneTest {
    private final List<Scene> scenes =
            LongStream.range(0, 4_000).mapToObj(Scene::any).toList();

    @Test
    void theSameSeedGivesAnEqualScene() {
        assertThat(Scene.any(7)).isEqualTo(Scene.any(7)).isNotEqualTo(Scene.any(8));
    }

    @Test
    void onlyAttacksShowTheTracesOfAMedium() {
        for (Scene scene : scenes) {
            if (scene.isAttack()) {
                assertThat(scene.instrument().type()).isNotEqualTo(AttackType.NONE);
            } else {
                assertThat(scene.truth()).isSubsetOf(Attribute.HIDDEN);
            }
        }
        for (Attribute attribute : Attribute.values()) {
            assertThat(share(scene -> scene.shows(attribute)))
                    .as(attribute.word())
                    .isGreaterThan(0.02);
        }
    }

    /** Else a network learns the conditions instead of the attacks; four standard errors of a mean over 2000 scenes. */
    @Test
    void genuineScenesAndAttacksAreTakenAlike() {
        alike(scene -> scene.person().tone(), 0.04);
        alike(scene -> scene.stance().eyes(), 0.006);
        alike(scene -> scene.light().faceLuma(), 7);
        alike(scene -> scene.optics().noise(), 0.14);
        alike(scene -> scene.conditions().camera() == Camera.LAPTOP ? 1 : 0, 0.06);
    }

    private void alike(ToDoubleFunction<Scene> what, double tolerance) {
        double attacks = scenes.stream()
                .filter(Scene::isAttack)
                .mapToDouble(what)
                .average()
                .orElseThrow();
        double genuine = scenes.stream()
                .filter(scene -> !scene.isAttack())
                .mapToDouble(what)
                .average()
                .orElseThrow();
        assertThat(attacks).isCloseTo(genuine, within(tolerance));
    }

    @Test
    void threeInTenAreLaptopsAndManyCountriesTakePart() {
        assertThat(share(scene -> scene.conditions().camera() == Camera.LAPTOP)).isCloseTo(0.3, within(0.03));
        assertThat(scenes.stream().map(scene -> scene.person().country()).distinct())
                .hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void aBezelBeyondThePictureIsNotSaidToBeSeen() {
        Predicate<Scene> monitor = scene -> scene.instrument().type() == AttackType.REPLAY_MONITOR;
        Predicate<Scene> filled = scene -> scene.conditions().distance() == Distance.NEAR
                && scene.optics().width() > scene.optics().height();
        assertThat(scenes.stream().filter(monitor.and(filled))).isNotEmpty().noneMatch(s -> s.shows(Attribute.PHONE));
        assertThat(scenes.stream().filter(monitor.and(filled.negate()))).anyMatch(s -> s.shows(Attribute.PHONE));
    }

    @Test
    void whatEightBitsCannotShowIsRefused() {
        assertThatThrownBy(() -> new Conditions(
                        Camera.LAPTOP, Distance.NEAR, LightLevel.STRONG, LightDirection.BACK, ColourTemperature.WARM))
                .hasMessageContaining("8 bits end at white");
    }

    private double share(Predicate<Scene> which) {
        return (double) scenes.stream().filter(which).count() / scenes.size();
    }
}
