package dev.scotoma.webui.journey;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A recording far larger than a browser makes one, and half as large as capture allows. Its worker needs its temporary
 * folder for it.
 */
@Execution(ExecutionMode.SAME_THREAD)
@Order(4)
class LargeRecordingOnStack {
    private static final int BYTES = 100_000_000;

    @Test
    void aRecordingOfAHundredMegabytesIsInspectedScoredAndOffered() throws Exception {
        byte[] recording;
        try (var chromium = Chromium.start()) {
            recording = Takes.large(Takes.webm(chromium, 3000), BYTES);
        }
        var stack = StackUnderTest.shared();
        try (var researcher = Person.staff(stack, "researcher")) {
            var invitation = Sender.invite(researcher, "large");
            try (var sender = Sender.open(stack.url(), invitation.getKey(), invitation.getValue())) {
                sender.send(recording);
                Counts.awaitProcessed(stack, invitation.getKey(), 1, Duration.ofMinutes(2));
            }
        }
    }
}
