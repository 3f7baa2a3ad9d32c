package dev.scotoma.blindspot.subdomain;

/** One axis with one of its values. A subdomain is a conjunction of them. */
public record Condition(String axis, String value) {
    @Override
    public String toString() {
        return axis + "=" + value;
    }
}
