package dev.scotoma.simulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.simulator.crowd.Take.Behaviour;
import dev.scotoma.simulator.scene.AttackType;
import dev.scotoma.simulator.scene.Conditions.Camera;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final Plan DEMO = Plan.of(1, 600);

    @Test
    void aSeedGivesTheSamePlanAndAnotherSeedAnother() {
        assertThat(Plan.of(1, 600)).isEqualTo(DEMO);
        assertThat(Plan.of(2, 600).takes()).isNotEqualTo(DEMO.takes());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 37, 60, 600, 2001})
    void exactlyAsManySessionsArePlannedAsAreWanted(int sessions) {
        Plan plan = Plan.of(7, sessions);
        assertThat(plan.takes()).hasSize(sessions);
        for (int i = 0; i < sessions; i++) {
            assertThat(plan.takes().get(i).number()).isEqualTo(i);
        }
        assertThat(plan.byParticipant().values().stream().mapToInt(List::size).sum())
                .isEqualTo(sessions);
    }

    @Test
    void moreOrFewerThanACrowdCanMakeAreRefused() {
        assertThatThrownBy(() -> Plan.of(1, 19)).hasMessageContaining("from 20 to 50000");
        assertThatThrownBy(() -> Plan.of(1, 50_001)).hasMessageContaining("not 50001");
    }

    @Test
    void theDemoHasPeopleOfManyCountriesSevenOfTenOnMobiles() {
        assertThat(DEMO.participants()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(countries(DEMO)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(countries(Plan.of(3, 60))).hasSizeGreaterThanOrEqualTo(20);
        long laptops = DEMO.participants().stream()
                .filter(person -> person.camera() == Camera.LAPTOP)
                .count();
        assertThat((double) laptops / DEMO.participants().size()).isBetween(0.29, 0.31);
        assertThat(DEMO.participants().stream()
                        .map(person -> person.appearance().ageBand()))
                .contains("18-24", "25-34", "35-44", "45-54", "55-64", "65+");
    }

    @Test
    void campaignsOfPhonesAndTabletsHaveACellForEachAndTheirPeopleFitOne() {
        var rounds = DEMO.rounds().stream()
                .filter(round -> round.cell().equals(Cell.BACK_FAR))
                .toList();
        assertThat(rounds).hasSizeGreaterThan(1);
        for (Round round : rounds) {
            var wish = round.wish(round.name(), "2099-01-01T00:00:00Z");
            assertThat(wish).doesNotContainKeys("attackType", "camera", "distance");
            assertThat((List<?>) wish.get("cells"))
                    .hasSize(3)
                    .allSatisfy(cell -> assertThat(cell.toString()).contains("distance=far", "camera="));
            assertThat(DEMO.takes().stream().filter(take -> take.round().equals(round)))
                    .noneMatch(take -> take.participant().camera() == Camera.LAPTOP);
        }
    }

    private static Set<String> countries(Plan plan) {
        return plan.takes().stream()
                .map(take -> take.participant().appearance().country())
                .collect(Collectors.toSet());
    }

    @Test
    void thePlantedCellHasEnoughAttacksByEnoughPeopleOfEverySpecies() {
        List<Take> planted = attacks(Cell.PLANTED::holds);
        assertThat(planted).hasSize(75);
        assertThat(planted.stream().map(Take::participant).distinct()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(planted.stream()
                        .map(take -> take.scene().instrument().type())
                        .collect(Collectors.toSet()))
                .containsAll(AttackType.ATTACKS);
        assertThat(planted).allMatch(take -> take.round().cell().equals(Cell.PLANTED));
    }

    @Test
    void eachPairOfItsConditionsIsCoveredWithoutTheThird() {
        for (Cell pair : List.of(Cell.LAPTOP_BACK, Cell.LAPTOP_FAR, Cell.BACK_FAR)) {
            assertThat(attacks(conditions -> pair.holds(conditions) && !Cell.PLANTED.holds(conditions)))
                    .as(pair.toString())
                    .hasSizeGreaterThanOrEqualTo(25);
        }
    }

    private static List<Take> attacks(Predicate<dev.scotoma.simulator.scene.Conditions> conditions) {
        return DEMO.takes().stream()
                .filter(take -> take.scene().isAttack())
                .filter(take -> conditions.test(take.scene().conditions()))
                .toList();
    }

    @Test
    void peopleRecordWithTheCameraTheyOwnAndAsAskedUnlessTheySlip() {
        for (Take take : DEMO.takes()) {
            assertThat(take.scene().conditions().camera())
                    .isEqualTo(take.participant().camera());
            boolean asked = take.round().cell().holds(take.scene().conditions());
            switch (take.behaviour()) {
                case OTHER_CONDITIONS -> assertThat(asked).isFalse();
                case SAME_FILE -> assertThat(take.again()).isPresent();
                default -> assertThat(asked).as(take.toString()).isTrue();
            }
            assertThat(take.declaresAttack()).isEqualTo(!take.round().genuine());
        }
    }

    @Test
    void whoIsAskedForNothingSeldomRecordsWhatOthersAreAskedFor() {
        List<Take> free = DEMO.takes().stream()
                .filter(take -> take.round().cell().equals(Cell.OPEN))
                .toList();
        double sum = 0;
        int asked = 0;
        for (Take take : DEMO.takes()) {
            if (!take.round().cell().equals(Cell.OPEN)) {
                asked++;
                for (Take other : free) {
                    sum += take.round().cell().holds(other.scene().conditions()) ? 1 : 0;
                }
            }
        }
        assertThat(DEMO.byChance())
                .isCloseTo(sum / asked / free.size(), within(1e-9))
                .isBetween(0.01, 0.15);
    }

    @Test
    void aFewAreCarelessAndFewerCheat() {
        assertThat(share(Behaviour.OTHER_CONDITIONS, Behaviour.WRONGLY_DECLARED))
                .isBetween(0.02, 0.15);
        assertThat(share(
                        Behaviour.SAME_FILE,
                        Behaviour.ATTACK_AS_GENUINE,
                        Behaviour.GENUINE_AS_ATTACK,
                        Behaviour.VIRTUAL_CAMERA))
                .isBetween(0.005, 0.08);
    }

    private static double share(Behaviour... behaviours) {
        Set<Behaviour> counted = Set.of(behaviours);
        return DEMO.takes().stream()
                        .filter(take -> counted.contains(take.behaviour()))
                        .count()
                / (double) DEMO.sessions();
    }

    @Test
    void aFileSentAgainIsAnEarlierOneOfTheSamePersonAndNoOtherFileIsSentTwice() {
        var seeds = new HashSet<Long>();
        for (Take take : DEMO.takes()) {
            if (take.again().isPresent()) {
                Take earlier = DEMO.takes().get(take.again().get());
                assertThat(earlier.number()).isLessThan(take.number());
                assertThat(earlier.participant()).isEqualTo(take.participant());
                assertThat(earlier.scene()).isEqualTo(take.scene());
            } else {
                assertThat(seeds.add(take.scene().seed())).isTrue();
            }
        }
    }
}
