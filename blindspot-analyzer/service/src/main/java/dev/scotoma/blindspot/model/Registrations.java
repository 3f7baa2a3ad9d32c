package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Registration.State;
import dev.scotoma.blindspot.model.Registration.Upload;
import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.ObjectStorage.Part;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.workers.manifest.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Registers iterations: the manifest first, then its networks straight to storage, then a check by a job. */
@ApplicationScoped
class Registrations {
    /** How long a registration is kept. In this time its networks are uploaded, and what became of it can be read. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final String CONTENT = "application/octet-stream";

    private final RegistrationRepository registrations;
    private final Models models;
    private final Networks networks;
    private final ObjectStorage storage;
    private final Jobs jobs;

    Registrations(
            RegistrationRepository registrations, Models models, Networks networks, ObjectStorage storage, Jobs jobs) {
        this.registrations = registrations;
        this.models = models;
        this.networks = networks;
        this.storage = storage;
        this.jobs = jobs;
    }

    Registration open(String yaml, UUID by) throws IOException {
        Manifest manifest = Models.parsed(yaml);
        if (manifest.demonstration()) {
            throw new Problem(ProblemType.BAD_REQUEST, "Only the network that ships is a demonstration.");
        }
        models.checkRoom(manifest);
        UUID id = UUID.randomUUID();
        List<Upload> uploads = new ArrayList<>();
        for (int i = 0; i < manifest.networks().size(); i++) {
            String key = prefix(id) + i;
            uploads.add(new Upload(key, storage.createUpload(key, CONTENT)));
        }
        registrations.insert(id, yaml, by, uploads);
        return find(id);
    }

    Registration find(UUID id) {
        return registrations
                .byId(id)
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND,
                        "There is no registration of this id; it is kept for " + KEPT.toHours() + " hours."));
    }

    /**
     * The address to PUT a network of so many bytes to; storage refuses any other length. When it is asked for again, another one is
     * given that is as good.
     *
     * @throws Problem 404 for a file that the manifest does not name, 413 for one that is too large, 409 once the check has begun
     */
    URI uploadUrl(UUID id, String file, long bytes) throws IOException {
        Registration registration = find(id);
        if (registration.state() != State.OPEN) {
            throw new Problem(ProblemType.CONFLICT, "The networks of this registration have been sent.");
        }
        Manifest manifest = Models.parsed(registration.manifest());
        for (int i = 0; i < manifest.networks().size(); i++) {
            if (manifest.networks().get(i).file().equals(file)) {
                networks.requireSize(file, bytes);
                Upload upload = registration.uploads().get(i);
                return storage.presignPart(upload.key(), upload.uploadId(), 1, bytes, KEPT);
            }
        }
        throw new Problem(ProblemType.NOT_FOUND, "The manifest names no network " + file + ".");
    }

    /**
     * Begins the check. Asking again once it has begun changes nothing.
     *
     * @throws Problem 409 while a network is missing
     */
    Registration check(UUID id) throws IOException {
        Registration registration = find(id);
        if (registration.state() != State.OPEN) {
            return registration;
        }
        Manifest manifest = Models.parsed(registration.manifest());
        for (int i = 0; i < registration.uploads().size(); i++) {
            complete(manifest.networks().get(i), registration.uploads().get(i));
        }
        begin(id);
        return find(id);
    }

    private void complete(Manifest.Network network, Upload upload) throws IOException {
        if (storage.stat(upload.key()).isPresent()) {
            return;
        }
        List<Part> parts = storage.parts(upload.key(), upload.uploadId()).orElse(List.of());
        if (parts.isEmpty()) {
            throw new Problem(ProblemType.CONFLICT, network.file() + " has not been uploaded yet.");
        }
        storage.completeUpload(upload.key(), upload.uploadId(), parts);
    }

    @Transactional
    void begin(UUID id) {
        if (registrations.begin(id)) {
            jobs.submit(CheckJob.NAME, id);
        }
    }

    /** Removes what was uploaded and is not kept. Doing so again changes nothing. */
    void discard(Registration registration) throws IOException {
        storage.deletePrefix(prefix(registration.id()));
    }

    /** What is older than it is kept for. */
    List<UUID> outlived() {
        return registrations.olderThan(KEPT);
    }

    /** Forgets the registration, with whatever was uploaded. */
    void forget(UUID id) throws IOException {
        storage.deletePrefix(prefix(id));
        registrations.delete(id);
    }

    private static String prefix(UUID id) {
        return "model-uploads/" + id + "/";
    }
}
