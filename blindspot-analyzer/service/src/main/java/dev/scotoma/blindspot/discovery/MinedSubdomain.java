package dev.scotoma.blindspot.discovery;

import dev.scotoma.statistics.mining.Condition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subdomain as its mining run stored it.
 *
 * @param verdict found, explained, not_shown or too_few
 * @param expected the rate that its sessions would have if all of each stratum (see the run's baseline) failed alike
 * @param difference the rate less the expected one
 * @param adjustedP null when the subdomain was not tested
 * @param blindSpotId null unless the subdomain was found
 * @param state that of the blind spot, null unless the subdomain was found
 */
@RecordBuilder
record MinedSubdomain(
        int rank,
        List<Condition> conditions,
        String verdict,
        int sessions,
        int participants,
        double effectiveParticipants,
        int errors,
        double rate,
        double low,
        double high,
        double expected,
        double difference,
        @Schema(nullable = true) @Nullable Double adjustedP,
        @Schema(nullable = true) @Nullable UUID blindSpotId,
        @Schema(nullable = true) @Nullable String state) {}
