package dev.scotoma.simulator.crowd;

import static dev.scotoma.simulator.scene.Conditions.word;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.clip.Clip;
import dev.scotoma.simulator.clip.Clips;
import dev.scotoma.simulator.crowd.Take.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** The participants at work: they join, consent, record and send. */
public final class Senders {
    private static final int OPEN_AT_ONCE = 8;

    private final Wire wire;
    private final Clips clips;
    private final Rounds rounds;
    private final Journal journal;
    private final Eyes eyes;
    private final Semaphore open = new Semaphore(OPEN_AT_ONCE, true);
    /**
     * Threads of their own for the drawing: on virtual threads it would hold the processors' few carriers, and nobody would get to send
     * before everything is drawn. One processor in two is left to the platform.
     */
    private final ExecutorService studio = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("studio-", 0).factory());

    public Senders(Wire wire, Clips clips, Rounds rounds, Journal journal, Eyes eyes) {
        this.wire = wire;
        this.clips = clips;
        this.rounds = rounds;
        this.journal = journal;
        this.eyes = eyes;
    }

    /** One participant's place at the gateway. */
    public final class Place {
        private final Participant person;
        private final Visitor visitor = new Visitor(wire);
        private final Set<Round> joined = new HashSet<>();

        private Place(Participant person) {
            this.person = person;
        }

        private void join(Round round) throws IOException, InterruptedException {
            var code = journal.code(person);
            if (!visitor.signedIn() && code.isPresent()) {
                JsonNode back = visitor.post("/api/capture/return-codes/grants", Map.of("code", code.get()));
                visitor.enterAsParticipant(back.get("grant").asText());
            }
            if (!joined.add(round)) {
                return;
            }
            String invitation = "/api/capture/invitations/" + rounds.token(round);
            JsonNode consent = visitor.get(invitation).get("consent");
            JsonNode redeemed = visitor.post(invitation + "/redemptions", answers(consent));
            if (!visitor.signedIn()) {
                journal.joined(person, redeemed.get("returnCode").asText());
                visitor.enterAsParticipant(redeemed.get("grant").asText());
            }
        }

        private Map<String, Object> answers(JsonNode consent) {
            Map<String, Object> answers = new LinkedHashMap<>();
            answers.put("consentVersion", consent.get("version").asInt());
            answers.put("locale", consent.get("locale").asText());
            answers.put("adult", true);
            answers.put("ageBand", person.appearance().ageBand());
            answers.put("shareWithOthers", person.number() % 7 != 0);
            answers.put("country", person.appearance().country());
            answers.put("gender", person.appearance().gender());
            answers.put("skinTone", person.appearance().skinTone());
            return answers;
        }
    }

    public Place place(Participant person) {
        return new Place(person);
    }

    /**
     * Sends one take; what an earlier run sent of it is not sent again.
     *
     * @return whether it had to be sent
     */
    public boolean send(Place place, Take take) throws IOException, InterruptedException {
        Clip clip = film(take);
        byte[] bytes = clip.bytes();
        eyes.made(bytes, take.scene());
        open.acquire();
        try {
            place.join(take.round());
            Optional<String> session = waiting(place, take);
            if (session.isEmpty()) {
                return false;
            }
            String upload = "/api/capture/sessions/" + session.get() + "/upload";
            JsonNode begun = place.visitor.post(upload, announcement(take, clip, bytes.length));
            if (begun.get("parts").asInt() != 1) {
                throw new IOException("A clip of the crowd should be one part, and is " + begun.get("parts"));
            }
            JsonNode signed = place.visitor.post(upload + "/parts/1", null);
            String etag = place.visitor.put(URI.create(signed.get("url").asText()), bytes);
            place.visitor.post(upload + "/completion", Map.of("parts", List.of(Map.of("number", 1, "etag", etag))));
            return true;
        } finally {
            open.release();
        }
    }

    /** Knows again what an earlier run sent. */
    public void recall(Take take) throws IOException, InterruptedException {
        eyes.made(film(take).bytes(), take.scene());
    }

    private Clip film(Take take) throws IOException, InterruptedException {
        Future<Clip> drawn = studio.submit(() -> clips.of(take.scene()));
        try {
            return drawn.get();
        } catch (ExecutionException failed) {
            throw new IOException("A clip could not be made: " + failed.getCause(), failed);
        }
    }

    /** The session to send the take to; none when an earlier run sent it. */
    private Optional<String> waiting(Place place, Take take) throws IOException, InterruptedException {
        var before = journal.session(take);
        if (before.isPresent()) {
            String state = state(place, before.get());
            if (!state.equals("EXPIRED")) {
                return before.filter(session -> state.equals("OPENED"));
            }
        }
        Map<String, Object> declared = new LinkedHashMap<>();
        declared.put("campaignId", rounds.id(take.round()));
        declared.put("declaredKind", take.declaresAttack() ? "attack" : "genuine");
        declared.put("camera", word(take.participant().camera()));
        declared.put("environment", take.environment());
        if (take.declaresAttack()) {
            declared.put("declaredAttackType", take.declared().word());
            declared.put("paiQuality", take.quality());
            declared.put("instrument", take.round().name().split(":", 2)[0]);
        }
        String session =
                place.visitor.post("/api/capture/sessions", declared).get("id").asText();
        journal.opened(take, session);
        return Optional.of(session);
    }

    private static String state(Place place, String session) throws IOException, InterruptedException {
        return place.visitor
                .get("/api/capture/sessions/" + session)
                .get("state")
                .asText();
    }

    private static Map<String, Object> announcement(Take take, Clip clip, int bytes) {
        var gear = take.participant().gear();
        var optics = take.scene().optics();
        boolean virtual = take.behaviour() == Behaviour.VIRTUAL_CAMERA;
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("camera", word(take.scene().conditions().camera()));
        device.put("deviceModel", gear.model());
        device.put("os", gear.os());
        device.put("browser", gear.browser());
        device.put("trackLabel", virtual ? "OBS Virtual Camera" : gear.trackLabel());
        device.put("requestedWidth", 640);
        device.put("requestedHeight", 480);
        device.put("reportedWidth", optics.width());
        device.put("reportedHeight", optics.height());
        device.put("reportedFps", optics.framesPerSecond());
        return Map.of("bytes", bytes, "type", clip.mimeType(), "device", device);
    }
}
