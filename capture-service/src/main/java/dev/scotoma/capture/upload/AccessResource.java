package dev.scotoma.capture.upload;

import dev.scotoma.kit.AccessLog;
import dev.scotoma.kit.Accesses;
import jakarta.ws.rs.Path;

/** Who was shown which recording. */
@Path("/accesses")
public class AccessResource extends Accesses {
    AccessResource(AccessLog log) {
        super(log);
    }
}
