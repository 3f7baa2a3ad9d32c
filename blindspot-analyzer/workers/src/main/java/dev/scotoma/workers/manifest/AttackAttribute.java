package dev.scotoma.workers.manifest;

import java.util.Locale;

/**
 * The eight attack attributes, in the order of a network's heads. Their names are those of {@code
 * vocabulary.attack_attribute}.
 */
public enum AttackAttribute {
    PHONE(0),
    FINGER(1),
    MOIRE(2),
    ARTIFACTS(3),
    GLARE(4),
    MIRROR(5),
    HIDDEN(6),
    SPOOF(7);

    private final int head;

    AttackAttribute(int head) {
        this.head = head;
    }

    /** The index of the head in a network's output, from 0. It is one less than the position in the vocabulary. */
    public int head() {
        return head;
    }

    /** The word that manifests, tables and answers use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
