package dev.scotoma.labeling.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "dataset_version")
class DatasetRow {
    @Id
    String version;

    @Column(updatable = false)
    UUID datasetId;

    @Enumerated(EnumType.STRING)
    DatasetState state;

    @Column
    String description;

    @Column(updatable = false)
    UUID createdBy;

    @Column(updatable = false)
    Instant createdAt;

    @Nullable
    Instant publishedAt;

    @Nullable
    Integer sessions;

    @Nullable
    Integer excluded;

    byte @Nullable [] manifestSha256;

    @Nullable
    String failure;

    boolean forOthers;

    @Nullable
    UUID attempt;

    @Nullable
    String tablesRevision;

    /** For Hibernate. */
    DatasetRow() {}

    DatasetRow(NewDataset wanted, UUID creator) {
        this.version = wanted.version();
        this.datasetId = UUID.randomUUID();
        this.state = DatasetState.BUILDING;
        this.description = wanted.description().strip();
        this.forOthers = Boolean.TRUE.equals(wanted.forOthers());
        this.createdBy = creator;
        this.createdAt = Instant.now();
    }

    @Nullable
    String identity() {
        byte[] digest = manifestSha256;
        return digest == null ? null : HexFormat.of().formatHex(digest);
    }
}
