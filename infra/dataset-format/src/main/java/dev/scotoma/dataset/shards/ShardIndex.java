package dev.scotoma.dataset.shards;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.FormatException;
import dev.scotoma.dataset.format.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/**
 * shards.json: of which version the shards are made, how, and what they are by now.
 *
 * @param identity sha256 of the version's manifest
 * @param shardBytes the size that was aimed at
 * @param files the shards and the licence, sorted by path
 */
@JsonPropertyOrder({"format", "schema", "version", "identity", "shard_bytes", "files"})
record ShardIndex(
        String format,
        int schema,
        String version,
        String identity,
        @JsonProperty("shard_bytes") long shardBytes,
        List<Manifest.FileEntry> files) {

    static final String FILE = "shards.json";
    static final String FORMAT = "scotoma-shards";
    static final int SCHEMA = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    ShardIndex {
        files = files.stream()
                .sorted(Comparator.comparing(Manifest.FileEntry::path))
                .toList();
    }

    static ShardIndex of(Manifest manifest, long shardBytes, List<Manifest.FileEntry> files) {
        return new ShardIndex(FORMAT, SCHEMA, manifest.version(), manifest.sha256(), shardBytes, files);
    }

    ShardIndex with(List<Manifest.FileEntry> others) {
        return new ShardIndex(format, schema, version, identity, shardBytes, others);
    }

    /** @throws FormatException when there is none, or it is no index that this program reads */
    static ShardIndex read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FormatException(new Fault(FILE, 0, "the file is missing; is this a folder of shards?"));
        }
        return parse(Files.readAllBytes(file));
    }

    private static ShardIndex parse(byte[] bytes) throws IOException {
        try {
            ShardIndex index = JSON.readValue(bytes, ShardIndex.class);
            if (!FORMAT.equals(index.format) || index.schema != SCHEMA) {
                throw new FormatException(new Fault(FILE, 0, "the file is no index of shards of schema " + SCHEMA));
            }
            if (index.shardBytes <= 0) {
                throw new FormatException(new Fault(FILE, 0, "shard_bytes is not above 0"));
            }
            return index;
        } catch (JsonProcessingException unreadable) {
            throw new FormatException(new Fault(FILE, 0, "the file is no index of shards"));
        }
    }

    void write(Path folder) throws IOException {
        Path partial = folder.resolve(FILE + ShardTar.PARTIAL);
        Files.writeString(partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        Files.move(partial, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
