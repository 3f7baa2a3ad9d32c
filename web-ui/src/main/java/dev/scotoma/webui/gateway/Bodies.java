package dev.scotoma.webui.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What a request announces of its body. Media goes straight to storage; the API carries JSON, and little of it. */
final class Bodies {
    static final long LARGEST = 2 * 1024 * 1024;

    private Bodies() {}

    /** Bytes announced; more than anybody may send when they are not announced in a number. */
    static long length(HttpServerRequest request) {
        if (undeclared(request)) {
            return Long.MAX_VALUE;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return Long.MAX_VALUE;
        }
    }

    static boolean undeclared(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
