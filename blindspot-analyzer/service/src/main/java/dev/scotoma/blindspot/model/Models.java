package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.blindspot.model.IterationRepository.Change;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.workers.manifest.InvalidManifest;
import dev.scotoma.workers.manifest.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the iterations that the platform knows. What is registered under a name and number stays what it is. */
@ApplicationScoped
public class Models {
    private final IterationRepository iterations;

    Models(IterationRepository iterations) {
        this.iterations = iterations;
    }

    /**
     * Registers what lies in storage under its manifest. Registering the same manifest again changes nothing and
     * answers the iteration it is.
     *
     * @throws Problem when the name and number are taken by another manifest, or the parent is not registered
     */
    Iteration register(
            Manifest manifest, String yaml, List<StoredNetwork> networks, State state, Optional<String> checkReport) {
        checkParent(manifest);
        String digest = digest(yaml);
        iterations.insert(manifest, yaml, digest, state, networks, checkReport);
        // Another replica may have been first; only another manifest under the same name is a conflict.
        return iterations.byDigest(digest).orElseThrow(() -> taken(manifest.id()));
    }

    /**
     * Sees that the parent of an iteration is registered, and that its name and number are free.
     *
     * @throws Problem when the manifest could not be registered whatever its networks are
     */
    void checkRoom(Manifest manifest) {
        checkParent(manifest);
        if (iterations.taken(manifest.id())) {
            throw taken(manifest.id());
        }
    }

    private void checkParent(Manifest manifest) {
        if (manifest.madeFrom().isPresent()
                && !iterations.taken(manifest.madeFrom().get())) {
            throw new Problem(
                    ProblemType.BAD_REQUEST,
                    "The parent, " + manifest.madeFrom().get() + ", is not registered.");
        }
    }

    private static Problem taken(Manifest.Name name) {
        return new Problem(
                ProblemType.CONFLICT,
                "There is " + name + " already, and an iteration is never overwritten; give this one another number.");
    }

    public Optional<Iteration> find(UUID id) {
        return iterations.byId(id);
    }

    /**
     * The iteration, what it was made from, and so on to the first of its line.
     *
     * @throws Problem when there is none of this id
     */
    public List<Iteration> lineage(UUID id) {
        List<Iteration> lineage = new ArrayList<>();
        for (Optional<UUID> next = Optional.of(id); next.isPresent(); next = iterations.parent(next.get())) {
            lineage.add(find(next.get())
                    .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no model iteration of this id.")));
        }
        return lineage;
    }

    public List<Iteration> list() {
        return iterations.all();
    }

    boolean taken(Manifest manifest) {
        return iterations.taken(manifest.id());
    }

    List<Change> changes(UUID id) {
        return iterations.changes(id);
    }

    Optional<String> checkReport(UUID id) {
        return iterations.checkReport(id);
    }

    /**
     * Changes the state. A promoted iteration scores every session from now on; a retired one keeps its scores and gets
     * no more.
     */
    void change(UUID id, State state, String reason, UUID by) {
        Iteration iteration = find(id).orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "There is no model iteration of this id."));
        if (!iterations.change(id, state, reason, by)) {
            throw new Problem(
                    ProblemType.CONFLICT, iteration.manifest().id() + " is " + ModelResource.word(state) + " already.");
        }
    }

    static Manifest parsed(String yaml) {
        try {
            return Manifest.read(yaml);
        } catch (InvalidManifest invalid) {
            throw new Problem(ProblemType.BAD_REQUEST, String.valueOf(invalid.getMessage()));
        }
    }

    static String digest(String yaml) {
        return HexFormat.of().formatHex(sha256().digest(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
