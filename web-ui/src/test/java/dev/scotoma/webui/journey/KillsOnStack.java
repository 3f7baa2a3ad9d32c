package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * kill -9 of each process while sessions are in flight: nothing is lost, nothing is doubled. Of the sessions a quarter is sent before the kill, and
 * more are on their way than a service works at once.
 */
@Execution(ExecutionMode.SAME_THREAD)
@Order(4)
class KillsOnStack {
    private static final int SESSIONS = 12;
    private static final Duration RECOVERY = Duration.ofMinutes(6);

    private static StackUnderTest stack;
    private static byte[] recording;

    @BeforeAll
    static void start() throws Exception {
        try (var chromium = Chromium.start()) {
            recording = Takes.webm(chromium, 5000);
        }
        stack = StackUnderTest.shared();
    }

    /** The last that needs the shared stack. What it keeps of its classes when it stops serves the stacks after it. */
    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"capture-service", "blindspot-analyzer", "labeling-service", "web-ui", "postgres", "launcher"})
    void everySessionArrivesOnceAlthoughThisProcessIsKilled(String victim) throws Exception {
        try (var researcher = Person.staff(stack, "researcher")) {
            var invitation = Sender.invite(researcher, "killed: " + victim);
            String campaign = invitation.getKey();
            var senders = new ArrayList<Sender>();
            for (int i = 0; i < SESSIONS; i++) {
                senders.add(Sender.open(stack.url(), campaign, invitation.getValue()));
            }
            sendWhileKilling(senders, victim);
            Counts.awaitProcessed(stack, campaign, SESSIONS, RECOVERY);
            assertThat(objectsOf(senders)).as("recordings in storage").hasSize(SESSIONS);
            senders.forEach(Sender::close);
        }
    }

    /** A quarter is sent before, so that inspection has begun; the others are on their way when the process dies. */
    private static void sendWhileKilling(List<Sender> senders, String victim) throws Exception {
        var underWay = new CountDownLatch(SESSIONS / 4);
        try (var threads = Executors.newFixedThreadPool(SESSIONS / 2)) {
            var sent = new ArrayList<Future<?>>();
            for (Sender sender : senders) {
                byte[] take = Takes.distinct(recording, sent.size());
                sent.add(threads.submit(() -> {
                    sender.send(take);
                    underWay.countDown();
                    return null;
                }));
            }
            underWay.await();
            kill(victim);
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }

    private static void kill(String victim) throws Exception {
        switch (victim) {
            case "launcher" -> {
                stack.kill();
                stack.startAgain();
            }
            case "postgres" -> stack.postgres().destroyForcibly();
            default -> stack.service(victim).destroyForcibly();
        }
    }

    private static List<String> objectsOf(List<Sender> senders) throws IOException {
        var ids = senders.stream().map(Sender::session).toList();
        try (var files = Files.walk(stack.home().resolve("storage/scotoma/recordings"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> stack.home().relativize(file).toString())
                    .filter(path -> ids.stream().anyMatch(path::contains))
                    .toList();
        }
    }
}
