package dev.scotoma.simulator.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The campaigns of a plan as the platform has them. */
public final class Rounds {
    private static final int DAYS = 30;
    private static final int SEATS = 100_000;

    private final Visitor researcher;
    private final String prefix;
    private final Map<Round, String> ids = new HashMap<>();
    private final Map<Round, String> tokens = new HashMap<>();

    /** Sessions of these campaigns, by how far they are. */
    public record Counts(int uploaded, int accepted, int rejected) {
        public int decided() {
            return accepted + rejected;
        }
    }

    /**
     * Accepted sessions of the campaigns that ask for conditions.
     *
     * @param there those of them that count in the cell that was asked for
     */
    public record Landed(int asked, int there) {
        public double share() {
            return asked == 0 ? 0 : (double) there / asked;
        }
    }

    private Rounds(Visitor researcher, String prefix) {
        this.researcher = researcher;
        this.prefix = prefix;
    }

    /**
     * Finds the campaigns again by their names, and opens those that are not there.
     *
     * @param prefix before each name, empty for the demo's own
     */
    public static Rounds open(Visitor researcher, String prefix, List<Round> wanted)
            throws IOException, InterruptedException {
        var rounds = new Rounds(researcher, prefix);
        Map<String, String> there = new HashMap<>();
        for (JsonNode campaign : researcher.get("/api/capture/campaigns")) {
            if (campaign.get("state").asText().equals("OPEN")
                    || campaign.get("state").asText().equals("open")) {
                there.put(campaign.get("name").asText(), campaign.get("id").asText());
            }
        }
        String closes = Instant.now().plus(DAYS, ChronoUnit.DAYS).toString();
        for (Round round : wanted) {
            String name = prefix + round.name();
            String id = there.get(name);
            if (id == null) {
                id = researcher
                        .post("/api/capture/campaigns", round.wish(name, closes))
                        .get("id")
                        .asText();
            }
            rounds.ids.put(round, id);
        }
        return rounds;
    }

    String id(Round round) {
        String id = ids.get(round);
        if (id == null) {
            throw new NoSuchElementException(prefix + round.name());
        }
        return id;
    }

    /** Of an invitation made in this run: nobody can be told the token of an earlier one. */
    synchronized String token(Round round) throws IOException, InterruptedException {
        String token = tokens.get(round);
        if (token == null) {
            String expires =
                    Instant.now().plus(DAYS, ChronoUnit.DAYS).minusSeconds(60).toString();
            token = researcher
                    .post(
                            "/api/capture/campaigns/" + id(round) + "/invitations",
                            Map.of("maxParticipants", SEATS, "expiresAt", expires))
                    .get("token")
                    .asText();
            tokens.put(round, token);
        }
        return token;
    }

    public Landed landed() throws IOException, InterruptedException {
        int asked = 0;
        int there = 0;
        for (var round : ids.entrySet()) {
            if (!round.getKey().cell().equals(Cell.OPEN)) {
                for (JsonNode cell : researcher
                        .get("/api/capture/campaigns/" + round.getValue() + "/coverage")
                        .get("cells")) {
                    asked += cell.get("asked").asInt();
                    there += cell.get("landed").asInt();
                }
            }
        }
        return new Landed(asked, there);
    }

    public Counts counts() throws IOException, InterruptedException {
        int uploaded = 0;
        int accepted = 0;
        int rejected = 0;
        for (JsonNode campaign : researcher.get("/api/capture/campaigns")) {
            if (ids.containsValue(campaign.get("id").asText())) {
                JsonNode counts = campaign.get("counts");
                uploaded += counts.get("uploaded").asInt();
                accepted += counts.get("accepted").asInt();
                rejected += counts.get("rejected").asInt();
            }
        }
        return new Counts(uploaded, accepted, rejected);
    }
}
