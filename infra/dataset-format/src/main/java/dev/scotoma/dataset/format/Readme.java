package dev.scotoma.dataset.format;

import java.util.Locale;
import java.util.Set;

/** The README.md of an export: what it is, and how to load it. */
final class Readme {
    static final String FILE = "README.md";

    /** The names under which Hugging Face knows licences of data; it takes others as "other" with a name. */
    private static final Set<String> HUGGING_FACE_LICENCES = Set.of(
            "cc0-1.0",
            "cc-by-4.0",
            "cc-by-sa-4.0",
            "cc-by-nc-4.0",
            "cc-by-nd-4.0",
            "cc-by-nc-nd-4.0",
            "cc-by-nc-sa-4.0",
            "cdla-permissive-2.0",
            "odbl",
            "mit",
            "apache-2.0");

    private static final String VOTES =
            "| `votes.jsonl`, `.parquet` | one row per item, labeler and attribute: what each of them answered |\n";

    private Readme() {}

    static String of(Manifest manifest, About about) {
        return frontMatter(manifest)
                + """
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
                %s| `media/` | the recordings, named by sha256 |
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
                                manifest.hasVotes() ? VOTES : "",
                                manifest.line());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** What Hugging Face reads of a dataset's card: the terms, how large it is, and which files make which table. */
    private static String frontMatter(Manifest manifest) {
        String licence = manifest.licence().toLowerCase(Locale.ROOT);
        String terms = HUGGING_FACE_LICENCES.contains(licence)
                ? "license: " + licence
                : "license: other\nlicense_name: " + licence.replaceAll("[^a-z0-9.-]+", "-")
                        + "\nlicense_link: LICENSE";
        return """
                ---
                pretty_name: "Face anti-spoofing sessions, version %s"
                %s
                task_categories:
                - video-classification
                tags:
                - face-anti-spoofing
                - presentation-attack-detection
                - biometrics
                size_categories:
                - %s
                configs:
                - config_name: sessions
                  data_files: sessions.parquet
                  default: true
                - config_name: consensus
                  data_files: consensus.parquet
                %s---

                """.formatted(
                manifest.version(),
                terms,
                size(manifest.count("items")),
                manifest.hasVotes() ? "- config_name: votes\n  data_files: votes.parquet\n" : "");
    }

    private static String size(int items) {
        return items < 1_000 ? "n<1K" : items < 10_000 ? "1K<n<10K" : items < 100_000 ? "10K<n<100K" : "100K<n<1M";
    }
}
