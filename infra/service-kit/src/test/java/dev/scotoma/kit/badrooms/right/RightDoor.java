package dev.scotoma.kit.badrooms.right;

import dev.scotoma.kit.badrooms.left.Left;
import io.minio.messages.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Breaks: one of two doors of its room, MinIO outside the kit, a statement that counts its parameters. */
@ApplicationScoped
public class RightDoor {
    public Left left() {
        return new Left();
    }

    int number(Part part) {
        return part.partNumber();
    }

    void bind(PreparedStatement statement) throws SQLException {
        statement.setInt(1, 1);
    }
}
