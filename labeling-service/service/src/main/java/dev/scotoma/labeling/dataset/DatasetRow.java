package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Query;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
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

    /** What was asked for, in the form that {@link Selection#of} reads. */
    String query = Query.NONE.json();

    /** The version that it follows. */
    @Nullable
    String parent;

    UUID[] blindSpots = {};

    String licence = NewDataset.INTERNAL;

    String[] authors = {};

    @Column
    String[] openBlindSpots = {};

    String notes = "";

    /** Why it is deprecated or recalled, and what to take instead. */
    @Nullable
    String stateReason;

    @Nullable
    String successor;

    @Nullable
    UUID stateBy;

    @Nullable
    Instant stateAt;

    /** For Hibernate. */
    DatasetRow() {}

    DatasetRow(VersionName name, UUID creator) {
        this.version = name.toString();
        this.datasetId = UUID.randomUUID();
        this.state = DatasetState.BUILDING;
        this.description = "";
        this.createdBy = creator;
        this.createdAt = Instant.now();
    }

    /** Asks for it, for the first time or after it could not be built. */
    void ask(NewDataset wanted, @Nullable String follows) {
        Selection selected = wanted.selected();
        description = wanted.description().strip();
        forOthers = selected.toOthers();
        query = selected.kept().json();
        parent = follows;
        blindSpots = wanted.blindSpots() == null
                ? new UUID[0]
                : wanted.blindSpots().stream().distinct().sorted().toArray(UUID[]::new);
        licence = wanted.licence() == null
                ? NewDataset.INTERNAL
                : wanted.licence().strip();
        authors = wanted.authors() == null ? new String[0] : wanted.authors().toArray(String[]::new);
        notes = wanted.notes() == null ? "" : wanted.notes().strip();
        failure = null;
    }

    Selection selection() {
        return Selection.of(new Query(query));
    }

    /** What is said of the version beside its manifest. */
    About about() {
        Instant frozen = publishedAt == null ? createdAt : publishedAt;
        return new About(
                frozen.truncatedTo(ChronoUnit.SECONDS),
                description,
                List.of(authors),
                notes,
                List.of(openBlindSpots),
                warning());
    }

    /** What whoever takes it has to know; null while nothing is wrong with it. */
    @Nullable
    String warning() {
        if (state != DatasetState.DEPRECATED && state != DatasetState.RECALLED) {
            return null;
        }
        return "Version " + version + (state == DatasetState.DEPRECATED ? " is deprecated: " : " was recalled: ")
                + stateReason
                + (successor == null ? "" : " Take " + successor + " instead.");
    }

    @Nullable
    String identity() {
        byte[] digest = manifestSha256;
        return digest == null ? null : HexFormat.of().formatHex(digest);
    }
}
