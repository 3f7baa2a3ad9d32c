package dev.scotoma.statistics.mining;

import java.util.List;

/** One axis with one of its values. A subdomain is a conjunction of conditions. */
public record Condition(String axis, String value) {
    /**
     * The hash is mixed by the finaliser of MurmurHash3. A set adds up the hashes of its members, and unmixed ones
     * would give {a1=v2, a2=v1} and {a1=v1, a2=v2} the same sum.
     */
    @Override
    public int hashCode() {
        int mixed = 31 * axis.hashCode() + value.hashCode();
        mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }

    Restriction restriction() {
        return new Restriction(axis, new Restriction.OneOf(List.of(value)));
    }

    @Override
    public String toString() {
        return axis + "=" + value;
    }
}
