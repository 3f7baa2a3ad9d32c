package dev.scotoma.webui.gateway;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Origins as browsers write them: scheme, host, and the port where it is not the scheme's own. */
final class Origins {
    private Origins() {}

    static String of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
    }

    /**
     * Whether a request may come from this origin: the public address, or the very host it was sent to (the same machine under
     * another name, such as 127.0.0.1 for localhost). A page of another site can choose neither its Origin nor the Host.
     */
    static boolean allowed(@Nullable String origin, String publicOrigin, @Nullable String host) {
        return origin == null
                || origin.equals(publicOrigin)
                || (host != null && (origin.equals("http://" + host) || origin.equals("https://" + host)));
    }
}
