package dev.scotoma.statistics.mining;

/** One axis with one of its values. A subdomain is a conjunction of them. */
public record Condition(String axis, String value) {
    /** Mixed (the finaliser of MurmurHash3): a set adds its members' up, and plain ones of a1=v2, a2=v1 and of a1=v1, a2=v2 come to the same. */
    @Override
    public int hashCode() {
        int mixed = 31 * axis.hashCode() + value.hashCode();
        mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }

    @Override
    public String toString() {
        return axis + "=" + value;
    }
}
