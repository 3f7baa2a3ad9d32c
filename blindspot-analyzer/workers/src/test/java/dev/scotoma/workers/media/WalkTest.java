package dev.scotoma.workers.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static final Limits FEW = Limits.OF_A_SESSION.of(new Limits.Cost(1 << 20, 1 << 20, 10, 5));

    private final Walk walk = new Walk(FEW, time -> time);

    @Test
    void framesAreCountedFromTheEarliestToTheLatestInWhateverOrderTheyCome() throws Exception {
        walk.frame(10, OptionalLong.of(40));
        walk.frame(20, OptionalLong.of(-7));
        walk.frame(30, OptionalLong.empty());
        walk.frame(40, OptionalLong.of(20));
        assertThat(walk.timeline()).isEqualTo(new Timeline(4, 100, -7, 40));
    }

    @Test
    void framesWithoutAnyTimeAreUnreadableAndNotTooLong() throws Exception {
        for (int i = 0; i < 5; i++) {
            walk.frame(1, OptionalLong.empty());
        }
        assertReason(Reason.UNREADABLE, walk::timeline);
        assertReason(Reason.UNREADABLE, () -> new Walk(FEW, time -> time).timeline());
    }

    @Test
    void oneFrameAtAnyTimeIsNoLongRecordingButTwoFarApartAre() throws Exception {
        walk.frame(1, OptionalLong.of(Long.MAX_VALUE));
        assertThat(walk.timeline().first()).isEqualTo(Long.MAX_VALUE);
        assertReason(Reason.TOO_LONG, () -> walk.frame(1, OptionalLong.of(Long.MIN_VALUE + 1)));
    }

    @Test
    void moreFramesThanASessionHasAreTooLongHoweverSoonTheyFollow() throws Exception {
        for (int i = 0; i < FEW.frames(); i++) {
            walk.frame(1, OptionalLong.of(0));
        }
        assertReason(Reason.TOO_LONG, () -> walk.frame(1, OptionalLong.of(0)));
    }

    @Test
    void packetsOfOtherStreamsHaveALimitOfTheirOwn() throws Exception {
        walk.frame(1, OptionalLong.of(0));
        for (int i = 0; i < FEW.otherPackets(); i++) {
            walk.other();
        }
        assertThat(walk.timeline().packets()).isEqualTo(1);
        assertReason(Reason.TOO_LARGE, walk::other);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void assertReason(Reason reason, Step step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(reason));
    }
}
