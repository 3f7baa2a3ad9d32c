package dev.scotoma.statistics.mining;

/** Sets of rows as bitmaps: row i is bit i % 64 of word i / 64. */
final class Bits {
    private Bits() {}

    /**
     * A well-mixed number of a number (SplitMix64, Steele et al., OOPSLA 2014). The sum over a set tells it apart from
     * other sets.
     */
    static long mixed(int number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static boolean holds(long[] bits, int row) {
        return (bits[row >> 6] >>> row & 1) == 1;
    }

    static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    static int countBoth(long[] one, long[] other) {
        int count = 0;
        for (int word = 0; word < one.length; word++) {
            count += Long.bitCount(one[word] & other[word]);
        }
        return count;
    }

    static long[] both(long[] one, long[] other) {
        long[] both = new long[one.length];
        for (int word = 0; word < both.length; word++) {
            both[word] = one[word] & other[word];
        }
        return both;
    }

    static long[] either(long[] one, long[] other) {
        long[] either = new long[one.length];
        for (int word = 0; word < either.length; word++) {
            either[word] = one[word] | other[word];
        }
        return either;
    }
}
