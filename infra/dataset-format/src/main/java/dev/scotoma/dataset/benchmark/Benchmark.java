package dev.scotoma.dataset.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A public benchmark, as it lies on disk once it is unpacked. */
interface Benchmark {
    List<Benchmark> ALL = List.of(new OuluNpu(), new ReplayAttack(), new MsuMfsd(), new CasiaFasd(), new Siw());

    /** As it is asked for: {@code oulu-npu}. */
    String name();

    /** As its authors write it. */
    String title();

    /** The paper that describes it, and where its totals come from. */
    String source();

    /** Folders by which it is known: one without any of them is another thing. */
    List<String> folders();

    /** How many there are of what, by its authors. */
    List<Total> totals();

    /**
     * Tells what a folder holds of it.
     *
     * @throws BenchmarkException when a list of it says what it cannot say
     */
    Reading read(Tree tree) throws IOException;

    static Optional<Benchmark> of(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
