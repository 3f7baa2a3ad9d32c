package dev.scotoma.webui.gateway;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request may go, judged by its request target exactly as it was sent. Two programs that read one path differently are how
 * requests get past a gateway, so nothing is decoded, folded or trimmed here: a path that could be read in two ways is refused.
 */
sealed interface Destination {
    /** To a service, with this target. */
    record Api(Service service, String target) implements Destination {}

    /** A page of the single-page application or a file of it. */
    record Page() implements Destination {}

    /** Up or down, for whoever starts and watches this process. */
    record Health() implements Destination {}

    /** The metrics of this process, for whoever holds the token for them. */
    record Metrics() implements Destination {}

    /** Nothing that exists, and certainly nothing inside. */
    record Nowhere() implements Destination {}

    /** A path no honest client sends. */
    record Crooked() implements Destination {}

    /** Segments of unreserved characters and a few delimiters: no percent sign, semicolon, backslash or empty segment. */
    Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~!$'()*+,=:@-]+)*/?");

    static Destination of(@Nullable String target) {
        if (target == null || !target.startsWith("/")) {
            return new Crooked();
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        if (!PLAIN.matcher(path).matches()
                || path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/.")
                || path.endsWith("/..")) {
            return new Crooked();
        }
        if (under(path, "/api")) {
            return api(path, question < 0 ? "" : target.substring(question));
        }
        if (path.equals("/q/metrics")) {
            return new Metrics();
        }
        if (under(path, "/q")) {
            return under(path, "/q/health") ? new Health() : new Nowhere();
        }
        return new Page();
    }

    private static Destination api(String path, String query) {
        String[] segments = path.split("/", 4);
        Optional<Service> service = segments.length < 4 ? Optional.empty() : Service.of(segments[2]);
        if (service.isEmpty()) {
            return new Nowhere();
        }
        boolean document = segments[3].equals("openapi") && service.get() != Service.IDENTITY;
        // The services keep their documents with the rest of their inside; only this one is shown.
        return new Api(service.get(), document ? "/q/openapi?format=json" : path + query);
    }

    private static boolean under(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
