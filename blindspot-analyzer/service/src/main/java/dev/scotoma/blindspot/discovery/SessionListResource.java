package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.SessionPage.Neighbours;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Lists sessions with their truth and what an iteration says of them, for researchers: reviewers rule without it. */
@Path("/sessions")
@RolesAllowed("researcher")
public class SessionListResource {
    private final SessionLists lists;

    SessionListResource(SessionLists lists) {
        this.lists = lists;
    }

    /** The filters of a list, each of them a part of its address. */
    public static class Filters {
        @QueryParam("campaign")
        @Nullable
        String campaign;

        @QueryParam("blindSpot")
        @Nullable
        String blindSpot;

        @QueryParam("run")
        @Nullable
        Integer run;

        @QueryParam("condition")
        List<String> condition = List.of();

        @QueryParam("iteration")
        @Nullable
        String iteration;

        @QueryParam("truth")
        @Nullable
        String truth;

        @QueryParam("decision")
        @Nullable
        String decision;

        @QueryParam("outcome")
        @Nullable
        String outcome;

        @QueryParam("id")
        @Nullable
        String id;

        SessionLists.Asking asking() {
            return new SessionLists.Asking(
                    campaign, blindSpot, run, condition, iteration, truth, decision, outcome, id);
        }
    }

    @GET
    @Operation(
            operationId = "sessions",
            summary =
                    "Sessions by campaign, mining run or blind spot, conditions (condition=axis:value, repeated), truth (genuine, attack, undecided), decision (genuine, attack, no_response, not_scored), outcome (right, wrong, wavering; error of a run) and id, those opened last first.")
    public SessionPage list(
            @BeanParam Filters filters,
            @QueryParam("limit") @DefaultValue("24") int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("before") @Nullable String before) {
        return lists.page(lists.listing(filters.asking()), place("after", after), place("before", before), limit);
    }

    @GET
    @Path("/{id}/neighbours")
    @Operation(operationId = "neighbours", summary = "The sessions before and after one in a list.")
    public Neighbours neighbours(UUID id, @BeanParam Filters filters) {
        return lists.neighbours(lists.listing(filters.asking()), id);
    }

    private static Optional<UUID> place(String name, @Nullable String text) {
        return Optional.ofNullable(text).map(each -> SessionLists.id(name, each));
    }
}
