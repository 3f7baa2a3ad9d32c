package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.AccessLog;
import dev.scotoma.kit.Accesses;
import jakarta.ws.rs.Path;

/** Who took which version. */
@Path("/accesses")
public class AccessResource extends Accesses {
    AccessResource(AccessLog log) {
        super(log);
    }
}
