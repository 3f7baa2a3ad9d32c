package dev.scotoma.dataset.ledger;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.FormatException;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Tombstone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a copy stands to the ledger.
 *
 * @param due what has to be deleted from it: when each item was withdrawn, by its id
 * @param faults tombstones of the copy that nobody signed: an item that only they name is missing, not withdrawn
 */
public record Standing(Ledger ledger, SortedMap<String, Instant> due, List<Fault> faults) {
    private static final String TOMBSTONES = "tombstones.jsonl";

    public Standing {
        due = Collections.unmodifiableSortedMap(new TreeMap<>(due));
        faults = List.copyOf(faults);
    }

    /**
     * @param identity the version that the copy has to be of
     * @throws LedgerFault when it is of another one
     */
    public static Standing of(Path copy, String identity, Ledger ledger) throws IOException {
        Manifest manifest = manifest(copy, identity, ledger);
        var due = new TreeMap<String, Instant>();
        for (Manifest.ItemEntry item : manifest.items()) {
            Instant at = ledger.withdrawn().get(item.id());
            if (at != null) {
                due.put(item.id(), at);
            }
        }
        var faults = new ArrayList<Fault>();
        try {
            for (Tombstone tombstone : DatasetReader.tombstones(copy)) {
                if (ledger.withdrawn().containsKey(tombstone.item())) {
                    due.remove(tombstone.item());
                } else {
                    faults.add(new Fault(
                            TOMBSTONES, 0, "the item " + tombstone.item() + " is not withdrawn in the ledger"));
                }
            }
        } catch (FormatException unreadable) {
            faults.add(unreadable.fault());
        }
        return new Standing(ledger, due, faults);
    }

    /** The manifest of a copy, if it is the one that its recipient pinned, and of a version that this ledger speaks of. */
    static Manifest manifest(Path copy, String identity, Ledger ledger) throws IOException {
        Manifest manifest = DatasetReader.manifest(copy);
        if (!manifest.sha256().equals(identity)) {
            throw new LedgerFault(
                    copy + " is a copy of another version: the sha256 of its manifest is " + manifest.sha256() + ".");
        }
        String signer = manifest.signer();
        if (signer != null && !signer.equals(ledger.signer().base64())) {
            throw new LedgerFault(
                    "The manifest of " + copy + " says that the ledger is signed with another key than this one.");
        }
        return manifest;
    }
}
