package dev.scotoma.dataset.benchmark;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of files in sentences. */
final class Words {
    private static final int SHOWN = 3;

    private Words() {}

    /** A name that somebody else chose: on one line, and not too long. */
    static String printable(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    /** The first few names, and how many more there are. */
    static String first(Collection<String> names) {
        String shown = names.stream().limit(SHOWN).map(Words::printable).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and %,d more".formatted(names.size() - SHOWN) : shown;
    }
}
