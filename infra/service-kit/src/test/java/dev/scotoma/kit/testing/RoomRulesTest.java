package dev.scotoma.kit.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomRulesTest {
    @TestFactory
    Stream<DynamicTest> theKitItselfKeepsTheRulesThatFitIt() {
        return RoomRules.of("dev.scotoma.kit")
                .filter(rule -> !rule.getDisplayName().matches("everyRoomHasOneDoor|jaxRs.*|storage.*|statements.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roomsAreFreeOfCycles",
                "everyRoomHasOneDoor",
                "jaxRsIsSpokenInResourcesOnly",
                "everyEndpointSaysWhoMayCallIt",
                "storageIsReachedThroughThePort",
                "statementsNameTheirParameters",
                "beansAreInjectedByConstructor",
                "manyArgumentsAreNamed",
                "everyPackageIsNullMarked"
            })
    void brokenRuleIsNoticed(String rule) {
        String bad = "dev.scotoma.kit.badrooms";
        var classes = new ClassFileImporter().importPackages(bad);
        var broken = Objects.requireNonNull(RoomRules.rules(bad).get(rule));
        assertThatThrownBy(() -> broken.check(classes)).isInstanceOf(AssertionError.class);
    }
}
