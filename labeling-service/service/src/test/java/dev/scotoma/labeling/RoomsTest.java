package dev.scotoma.labeling;

import dev.scotoma.kit.testing.RoomRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RoomsTest {
    @TestFactory
    Stream<DynamicTest> rooms() {
        return RoomRules.of("dev.scotoma.labeling");
    }
}
