package dev.scotoma.dataset.format;

/** The LICENSE of a version: under which terms it is handed on, and what no licence changes. */
final class Licence {
    static final String FILE = "LICENSE";

    private Licence() {}

    static String of(Manifest manifest) {
        boolean spdx = manifest.licence().matches("[A-Za-z0-9.+-]+");
        return """
                Dataset version %s of the line %s is licensed under %s.
                %s
                Whatever the licence allows: people in this dataset may withdraw at any time. Items that its ledger of withdrawals
                names must be deleted and not be used further. Items without may_be_shared were given to the collector alone. Nobody
                may try to find out who a person in it is.
                """.formatted(
                        manifest.version(),
                        manifest.line(),
                        manifest.licence(),
                        spdx && !manifest.licence().startsWith("LicenseRef-") ? """

                                  SPDX-License-Identifier: %1$s
                                  Its text: https://spdx.org/licenses/%1$s.html
                                  """.formatted(manifest.licence()) : "");
    }
}
