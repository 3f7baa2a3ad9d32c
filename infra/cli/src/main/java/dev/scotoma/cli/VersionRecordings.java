package dev.scotoma.cli;

import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetReader.Labelled;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Tombstone;
import dev.scotoma.workers.training.Recording;
import dev.scotoma.workers.training.Recording.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a dataset version holds to learn from.
 *
 * @param identity sha256 of its manifest
 * @param withdrawn items that it was released with and that are no part of it any more
 */
record VersionRecordings(String identity, List<Recording> recordings, int withdrawn) {
    /** Of an attack whose type is not told. */
    private static final String UNNAMED = "attack";

    private static final Pattern MEDIA = Pattern.compile("media/[0-9a-f]{64}\\.[a-z0-9]{1,8}");
    private static final Set<String> SPLITS = Set.of("train", "dev", "test");

    static VersionRecordings read(Path folder) throws IOException {
        String identity = DatasetReader.manifest(folder).sha256();
        Set<String> gone = new HashSet<>();
        for (Tombstone tombstone : DatasetReader.tombstones(folder)) {
            gone.add(tombstone.item());
        }
        List<Recording> recordings = new ArrayList<>();
        int withdrawn = 0;
        try (DatasetReader reader = new DatasetReader(folder)) {
            for (Labelled labelled = reader.next(); labelled != null; labelled = reader.next()) {
                if (gone.contains(labelled.item().id())) {
                    withdrawn++;
                } else {
                    recordings.add(recording(folder, labelled));
                }
            }
        }
        return new VersionRecordings(identity, recordings, withdrawn);
    }

    private static Recording recording(Path folder, Labelled labelled) throws BadInput {
        Item item = labelled.item();
        if (!MEDIA.matcher(item.mediaPath()).matches() || !SPLITS.contains(item.split())) {
            throw new BadInput(
                    folder,
                    "the item " + item.id() + " has a recording or a split that no version has; scotoma dataset verify"
                            + " says more.");
        }
        return new Recording(
                folder.resolve(item.mediaPath()),
                item.mediaSha256(),
                item.participant(),
                item.depicted(),
                Split.valueOf(item.split().toUpperCase(Locale.ROOT)),
                item.truth().equals("attack")
                        ? Optional.of(item.conditions().getOrDefault("attack_type", UNNAMED))
                        : Optional.empty(),
                labelled.agreements().stream()
                        .map(VersionRecordings::probability)
                        .toList());
    }

    private static double probability(Agreement agreement) {
        Double probability = agreement.probability();
        return probability == null ? Double.NaN : probability;
    }

    Optional<String> remark() {
        return withdrawn == 0
                ? Optional.empty()
                : Optional.of(withdrawn + (withdrawn == 1 ? " recording was" : " recordings were")
                        + " withdrawn since the version was released, and nothing is learned from "
                        + (withdrawn == 1 ? "it." : "them."));
    }
}
