package dev.scotoma.kit.badrooms.left;

import dev.scotoma.kit.badrooms.right.RightDoor;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Breaks: a cycle of rooms, JAX-RS outside a resource, injection into a field, ten arguments by position, a package that is
 * not @NullMarked.
 */
public class Left {
    @ConfigProperty(name = "scotoma.service")
    String service;

    MediaType type(RightDoor right) {
        return right.left() == null ? MediaType.WILDCARD_TYPE : MediaType.TEXT_PLAIN_TYPE;
    }

    record Many(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {}

    Many counted() {
        return new Many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }
}
