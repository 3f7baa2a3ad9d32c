package dev.scotoma.dataset.description;

/** How a version is cited: with its identity, so that a reader can tell whether they have the very same. */
final class Citation {
    private Citation() {}

    static String bibtex(Datasheet sheet) {
        String authors = sheet.authors().isEmpty()
                ? "{The collector of the line " + sheet.line() + "}"
                : String.join(" and ", sheet.authors());
        return """
                @misc{scotoma_%s_%s,
                  title = {Face anti-spoofing sessions, version %s},
                  author = {%s},
                  year = {%s},
                  note = {Made with Scotoma; %d sessions; sha256:%s}
                }""".formatted(
                        plain(sheet.line()),
                        plain(sheet.version()),
                        sheet.version(),
                        authors.replaceAll("[{}\\\\]", ""),
                        sheet.created().substring(0, 4),
                        sheet.totals().sessions() + sheet.withdrawn(),
                        sheet.identity());
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "_");
    }
}
