package dev.scotoma.capture.session;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What participants show in attacks. The same words for the same species and quality are the same instrument; everything happens
 * in the caller's transaction.
 */
@ApplicationScoped
class Instruments {
    private static final int LONGEST_LIST = 200;
    private static final String COLUMNS = "instrument_id, attack_type, pai_quality, words, last_used_at";

    private final Session entities;

    Instruments(Session entities) {
        this.entities = entities;
    }

    /** The participant's, last used first. */
    List<Instrument> of(UUID participant) {
        return entities.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM instrument WHERE participant_id = :participant"
                                + " ORDER BY last_used_at DESC, instrument_id LIMIT :limit",
                        Tuple.class)
                .setParameter("participant", participant)
                .setParameter("limit", LONGEST_LIST)
                .getResultStream()
                .map(Instruments::instrument)
                .toList();
    }

    /**
     * What is declared, with the instrument that it names: by its id one that was used before, by its words one of these or a new one.
     *
     * @throws Problem 400 for an id that is not the participant's, or is of another species or quality than is declared
     */
    Declared use(Declared declared, UUID participant) {
        if (declared.instrumentId() != null) {
            var known = again(declared.instrumentId(), participant)
                    .orElseThrow(() -> new Problem(ProblemType.BAD_REQUEST, "You have no such instrument."));
            if (!known.attackType().equals(declared.attackType())) {
                throw new Problem(ProblemType.BAD_REQUEST, "This instrument is of another attack type.");
            }
            if (declared.paiQuality() != null && !declared.paiQuality().equals(known.paiQuality())) {
                throw new Problem(ProblemType.BAD_REQUEST, "This instrument is of another quality.");
            }
            return declared.with(known);
        }
        String words =
                declared.instrument() == null ? "" : declared.instrument().strip();
        if (words.isEmpty() || declared.attackType().equals("none")) {
            return declared;
        }
        return declared.with(named(declared.attackType(), declared.paiQuality(), words, participant));
    }

    /** Theirs, and those of others that have shown them. */
    void forget(UUID participant) {
        entities.createNativeMutationQuery(
                        "DELETE FROM instrument WHERE participant_id = :participant OR instrument_id IN"
                                + " (SELECT instrument_id FROM session WHERE depicted_participant_id = :participant)")
                .setParameter("participant", participant)
                .executeUpdate();
    }

    private Optional<Instrument> again(UUID id, UUID participant) {
        return entities.createNativeQuery(
                        "UPDATE instrument SET last_used_at = now() WHERE instrument_id = :id AND participant_id = :participant"
                                + " RETURNING " + COLUMNS,
                        Tuple.class)
                .setParameter("id", id)
                .setParameter("participant", participant)
                .getResultStream()
                .findFirst()
                .map(Instruments::instrument);
    }

    private Instrument named(String attackType, @Nullable String quality, String words, UUID participant) {
        return instrument(entities.createNativeQuery(
                        "INSERT INTO instrument (participant_id, attack_type, pai_quality, words)"
                                + " VALUES (:participant, :attackType, CAST(:quality AS text), :words)"
                                + " ON CONFLICT (participant_id, attack_type, pai_quality, words)"
                                + " DO UPDATE SET last_used_at = now() RETURNING " + COLUMNS,
                        Tuple.class)
                .setParameter("participant", participant)
                .setParameter("attackType", attackType)
                .setParameter("quality", quality)
                .setParameter("words", words)
                .getSingleResult());
    }

    private static Instrument instrument(Tuple row) {
        return new Instrument(
                row.get("instrument_id", UUID.class),
                row.get("attack_type", String.class),
                row.get("pai_quality", String.class),
                row.get("words", String.class),
                row.get("last_used_at", Instant.class));
    }
}
