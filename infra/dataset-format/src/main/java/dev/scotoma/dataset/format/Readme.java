package dev.scotoma.dataset.format;

/** The README.md of an export: what it is, and how to load it. */
final class Readme {
    static final String FILE = "README.md";

    private Readme() {}

    static String of(Manifest manifest, About about) {
        return """
                # Face anti-spoofing sessions, version %s
                %s
                %s

                Made with Scotoma. One item is one recording of a person in a simulated login, genuine or an attack.

                ```python
                import pandas as pd
                sessions = pd.read_parquet("sessions.parquet").set_index("item_id")
                labels = pd.read_parquet("consensus.parquet").pivot(index="item_id", columns="attribute", values="probability")
                ```

                | file | holds |
                |---|---|
                | `manifest.json` | every file with bytes and sha256, every item; its own sha256 is the identity of the version |
                | `sessions.jsonl`, `.parquet` | one row per item: split, truth, condition axes, media |
                | `consensus.jsonl`, `.parquet` | one row per item and attribute: votes, share of yes, probability, label |
                | `media/` | the recordings, named by sha256 |
                | `protocols/NAME/` | which items to learn from, set thresholds and test on, by protocol: one item_id a line |
                | `tombstones.jsonl` | items withdrawn after the release |
                | `about.json` | who made it, when, and what they note |
                | `manifest-sha256.txt` | the digests of this copy's files, for `sha256sum -c` |

                - `truth` says whether the recording *is* an attack; the attribute `spoof` says whether the crowd saw one. They may differ.
                - `split` is drawn once per participant. Keep `participant` and `depicted_participant` together when you split anew.
                - Every id is a pseudonym of the line `%s`: the same in all its versions. Do not try to find out who a person is.
                - Hand on only items with `may_be_shared`: the others were given to the collector alone.
                - People may withdraw at any time. Items named in `tombstones.jsonl` must not be used; their rows and recordings are
                  absent from newer downloads. Fetch the current tombstones before you train.
                - An empty cell of a condition axis means unknown.

                Check a copy with `./scotoma dataset verify DIR`.
                """.formatted(
                        manifest.version(),
                        about.warning() == null ? "" : "\n> **" + oneLine(about.warning()) + "**\n",
                        oneLine(about.description()),
                        manifest.line());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
