package dev.scotoma.dataset.benchmark;

import dev.scotoma.dataset.format.Manifest;

/** The README.md of an import. */
final class ImportReadme {
    static final String FILE = "README.md";

    private ImportReadme() {}

    static String of(Benchmark benchmark, Manifest manifest) {
        return """
                # %1$s, imported

                %2$,d recordings of %3$,d people, %4$,d genuine and %5$,d attacks: %6$s

                This is a benchmark of others in the format of Scotoma's dataset versions. It is for whoever has agreed to the benchmark's
                terms, and for nobody else: cite its paper, and do not hand it on.

                > %7$s

                - `sessions.jsonl`, `.parquet`: one row per recording. `truth`, `split` and `instrument` are those of the benchmark; what it
                  says nothing of is empty, and `recorded_on` is `unknown`. `campaign` is the benchmark's session, light or quality.
                - `consensus.jsonl`, `.parquet` are empty: no crowd has looked at it.
                - `protocols/NAME/{train,dev,test}.txt`, where the benchmark has any: one item_id a line.
                - `media/`: the recordings by the sha256 of their bytes, unchanged. They may be the very files of the benchmark under another
                  name, so do not edit them.

                Check a copy with `./scotoma dataset verify DIR`.
                """.formatted(
                        benchmark.title(),
                        manifest.count("items"),
                        manifest.count("participants"),
                        manifest.count("genuine"),
                        manifest.count("attack"),
                        manifest.excluded().containsKey("missing") ? "a part of it." : "the whole of it.",
                        benchmark.source());
    }
}
