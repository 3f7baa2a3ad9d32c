package dev.scotoma.dataset.ledger;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/**
 * How far a ledger goes: the number of its last entry and the sha256 of that line. A ledger that one knows up to a head continues it
 * or is another one.
 */
public record Head(long seq, String sha256) {
    /** Of a ledger without entries; the first entry names it. */
    public static final Head NONE = new Head(0, "0".repeat(64));

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{64}) ([A-Za-z0-9+/=]{44})\\s*");

    /** Where the head is kept that was last seen for a copy: beside the copy's folder, in which nothing else may lie. */
    public static Path beside(Path copy) throws IOException {
        Path folder = copy.toRealPath();
        return folder.resolveSibling(folder.getFileName() + ".ledger-head");
    }

    /**
     * The head that was kept in a file, or {@link #NONE} when nothing was kept yet.
     *
     * @throws LedgerFault also for the head of somebody else's ledger: what leads to it was not proved with this key
     */
    public static Head kept(Path file, SignerKey signer) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        String text = Files.isRegularFile(file) && Files.size(file) < 200 ? Files.readString(file) : "";
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new LedgerFault(file + " does not hold the head of a ledger; nothing can be compared with it.");
        }
        if (!written.group(3).equals(signer.base64())) {
            throw new LedgerFault(
                    file + " keeps the head of a ledger that another key signed; name another file with --head.");
        }
        return new Head(Long.parseLong(written.group(1)), written.group(2));
    }

    /** Whole or not at all. */
    public void keep(Path file, SignerKey signer) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(draft, seq + " " + sha256 + " " + signer.base64() + "\n");
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException thenNot) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new LedgerFault(
                    "The head of the ledger cannot be kept in " + file + "; name another file with --head.", failed);
        }
    }
}
