package dev.scotoma.kit;

import java.net.URI;

/**
 * A kind of problem (RFC 9457). Its slug is part of the public contract and never changes; its title is for people.
 *
 * @param status HTTP status, 400 to 599
 */
public record ProblemType(String slug, int status, String title) {
    public static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400, "Bad request");
    public static final ProblemType UNAUTHENTICATED = new ProblemType("unauthenticated", 401, "Not signed in");
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403, "Not allowed");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "Not found");
    public static final ProblemType CONFLICT = new ProblemType("conflict", 409, "Conflict");
    public static final ProblemType GONE = new ProblemType("gone", 410, "Gone");
    public static final ProblemType TOO_LARGE = new ProblemType("too-large", 413, "Too large");
    public static final ProblemType TOO_MANY = new ProblemType("too-many-requests", 429, "Too many requests");
    public static final ProblemType UNEXPECTED = new ProblemType("unexpected", 500, "Unexpected error");
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503, "Unavailable");

    public ProblemType {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not an error status: " + status);
        }
    }

    public URI uri() {
        return URI.create("urn:scotoma:problem:" + slug);
    }
}
