package dev.scotoma.kit.badrooms.right;

import dev.scotoma.kit.badrooms.left.Left;
import io.minio.messages.Part;
import jakarta.enterprise.context.ApplicationScoped;

/** Breaks: one of two doors of its room, MinIO outside the kit. */
@ApplicationScoped
public class RightDoor {
    public Left left() {
        return new Left();
    }

    int number(Part part) {
        return part.partNumber();
    }
}
