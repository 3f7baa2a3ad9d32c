package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.AccessLog;
import dev.scotoma.kit.Accesses;
import jakarta.ws.rs.Path;

/** Who was shown whose face. */
@Path("/accesses")
public class AccessResource extends Accesses {
    AccessResource(AccessLog log) {
        super(log);
    }
}
