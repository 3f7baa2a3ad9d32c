package dev.scotoma.kit.badrooms.left;

import dev.scotoma.kit.badrooms.right.RightDoor;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Breaks: a cycle of rooms, JAX-RS outside a resource, injection into a field, a package that is not @NullMarked. */
public class Left {
    @ConfigProperty(name = "scotoma.service")
    String service;

    MediaType type(RightDoor right) {
        return right.left() == null ? MediaType.WILDCARD_TYPE : MediaType.TEXT_PLAIN_TYPE;
    }
}
