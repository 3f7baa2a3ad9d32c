package dev.scotoma.kit;

import dev.scotoma.kit.AccessLog.Access;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The log of a service, for operators. A service that has one says under which path. */
public abstract class Accesses {
    private final AccessLog log;

    protected Accesses(AccessLog log) {
        this.log = log;
    }

    @GET
    @RolesAllowed("operator")
    @Operation(
            operationId = "accesses",
            summary = "Who was shown or took what people recorded, and what for: the newest 200, or those before one.")
    public List<Access> newest(@QueryParam("before") @Nullable UUID before) {
        return log.newest(Optional.ofNullable(before));
    }
}
