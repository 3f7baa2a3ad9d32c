package dev.scotoma.blindspot.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.blindspot.model.Networks.Wrong;
import dev.scotoma.blindspot.model.Registration.State;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Problem;
import dev.scotoma.workers.inference.NetworkCheck;
import dev.scotoma.workers.inference.NetworkCheck.Refused;
import dev.scotoma.workers.manifest.CheckReport;
import dev.scotoma.workers.manifest.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks uploaded networks and makes a candidate of them, or refuses them with the reason. */
@ApplicationScoped
class CheckJob implements Job {
    static final String NAME = "check-model";

    private final RegistrationRepository registrations;
    private final Registrations uploads;
    private final Models models;
    private final Networks networks;
    private final NetworkCheck check;
    private final ObjectStorage storage;
    private final ObjectMapper json;

    CheckJob(
            RegistrationRepository registrations,
            Registrations uploads,
            Models models,
            Networks networks,
            NetworkCheck check,
            ObjectStorage storage,
            ObjectMapper json) {
        this.registrations = registrations;
        this.uploads = uploads;
        this.models = models;
        this.networks = networks;
        this.check = check;
        this.storage = storage;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The priority is high, because somebody waits for a check, and checks are rare. */
    @Override
    public int priority() {
        return 90;
    }

    @Override
    public void run(UUID id) throws Exception {
        Optional<Registration> found = registrations.byId(id);
        if (found.isEmpty() || found.get().state() != State.CHECKING) {
            return;
        }
        Registration registration = found.get();
        try {
            Manifest manifest = Models.parsed(registration.manifest());
            List<StoredNetwork> uploaded = verified(manifest, registration);
            CheckReport report = check.check(manifest, StoredBytes.of(storage, uploaded));
            Iteration iteration = models.register(
                    manifest,
                    registration.manifest(),
                    keep(manifest, uploaded),
                    Iteration.State.CANDIDATE,
                    Optional.of(json.writeValueAsString(report)));
            registrations.registered(id, iteration.id());
        } catch (Wrong | Refused | Problem refused) {
            registrations.refuse(id, String.valueOf(refused.getMessage()));
        }
        uploads.discard(registration);
    }

    private List<StoredNetwork> verified(Manifest manifest, Registration registration) throws IOException, Wrong {
        List<StoredNetwork> verified = new ArrayList<>();
        for (int i = 0; i < manifest.networks().size(); i++) {
            verified.add(networks.verified(
                    manifest.networks().get(i), registration.uploads().get(i).key()));
        }
        return verified;
    }

    private List<StoredNetwork> keep(Manifest manifest, List<StoredNetwork> uploaded) throws IOException {
        List<StoredNetwork> kept = new ArrayList<>();
        for (int i = 0; i < uploaded.size(); i++) {
            kept.add(networks.keep(manifest.networks().get(i), uploaded.get(i)));
        }
        return kept;
    }
}
