package dev.scotoma.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Numbers the people of a table. A row that names none stands alone, as nothing says whose other rows it goes with. */
final class Subjects {
    private final Map<String, Integer> named = new HashMap<>();
    private int people;
    private int unnamed;

    int of(String text) {
        String name = text.strip();
        Integer known = named.get(name);
        if (known != null) {
            return known;
        }
        if (name.isEmpty()) {
            unnamed++;
        } else {
            named.put(name, people);
        }
        return people++;
    }

    int people() {
        return people;
    }

    /** A sentence on those that are nobody's; {@code rows} is what they are called. */
    Optional<String> remark(String rows) {
        return unnamed == 0
                ? Optional.empty()
                : Optional.of(unnamed + " " + rows + " have no subject; each of them stands alone.");
    }
}
