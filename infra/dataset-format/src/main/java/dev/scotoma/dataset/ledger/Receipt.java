package dev.scotoma.dataset.ledger;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What somebody deleted from a copy because a ledger said so. It stands beside the copy, one for each head of the ledger that was
 * applied.
 *
 * @param recalled whether the whole copy had to go
 * @param items those that had to go this time
 * @param deleted files that are not there any more
 * @param written files that were written anew, with what they hold now
 */
public record Receipt(
        String format,
        String version,
        String identity,
        String appliedAt,
        String appliedBy,
        long ledgerSeq,
        String ledgerSha256,
        boolean recalled,
        List<String> items,
        List<String> deleted,
        List<Written> written) {

    public static final String FORMAT = "scotoma-receipt";

    /** A file of the copy. */
    public record Written(String path, long bytes, String sha256) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public Receipt {
        items = List.copyOf(items);
        deleted = List.copyOf(deleted);
        written = List.copyOf(written);
    }

    static Path beside(Path folder, Head head) {
        return folder.resolveSibling(folder.getFileName() + ".receipt-" + head.seq() + ".json");
    }

    void keep(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static Receipt read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), Receipt.class);
    }
}
