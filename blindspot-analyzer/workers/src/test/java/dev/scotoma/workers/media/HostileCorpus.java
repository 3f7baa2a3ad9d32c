package dev.scotoma.workers.media;

import dev.scotoma.workers.media.HostileSeeds.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Files without end, each a function of a seed and its number: mutated ones, and at every so many one that was built to
 * be costly.
 */
final class HostileCorpus {
    /** A built file comes at every so many. */
    static final int BUILT_EVERY = 250;

    private static final Mutation[] MUTATIONS = Mutation.values();

    private final long seed;
    private final List<Seed> seeds;

    /**
     * @param of what it was made from
     * @param how in words
     */
    @SuppressWarnings("ArrayRecordComponent")
    record File(int number, Seed of, String how, byte[] bytes) {}

    HostileCorpus(long seed, List<Seed> seeds) {
        this.seed = seed;
        this.seeds = seeds;
    }

    File file(int number) throws Exception {
        if (number % BUILT_EVERY == 0) {
            Seed one = BuiltFiles.one(number / BUILT_EVERY);
            return new File(number, one, "built", one.bytes());
        }
        RandomGenerator random = new SplittableRandom(seed * 1_000_003 + number);
        Seed of = seeds.get(random.nextInt(seeds.size()));
        byte[] bytes = of.bytes().clone();
        List<String> how = new ArrayList<>();
        do {
            Mutation mutation = MUTATIONS[random.nextInt(MUTATIONS.length)];
            how.add(mutation.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            bytes = mutation.of(bytes, random, seeds);
        } while (bytes.length > 0 && how.size() < 6 && random.nextBoolean());
        if (random.nextInt(4) > 0) {
            Parts.correctSums(bytes);
        }
        return new File(number, of, String.join(", ", how), bytes);
    }
}
