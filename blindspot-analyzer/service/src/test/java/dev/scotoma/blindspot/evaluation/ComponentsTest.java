package dev.scotoma.blindspot.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);
    private static final UUID D = new UUID(0, 4);

    @Test
    void whoeverIsDepictedByAnybodyOfAComponentIsPartOfIt() {
        var people = new Components();
        people.join(A, B);
        people.join(C, D);
        assertThat(people.of(A)).isEqualTo(people.of(B)).isNotEqualTo(people.of(C));
        people.join(B, D);
        people.join(A, C);
        assertThat(people.of(A)).isEqualTo(people.of(B)).isEqualTo(people.of(C)).isEqualTo(people.of(D));
    }

    @Test
    void somebodyAloneStandsForThemselves() {
        assertThat(new Components().of(A)).isEqualTo(A);
    }
}
