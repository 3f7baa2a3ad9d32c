package dev.scotoma.webui.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one cookie: no script reads it, no other site sends it, and under an https address it never travels in the clear. */
@ApplicationScoped
class SessionCookie {
    private final String attributes;

    SessionCookie(@ConfigProperty(name = "scotoma.public-url") URI publicUrl) {
        this.attributes =
                "; Path=/; HttpOnly; SameSite=Strict" + ("https".equals(publicUrl.getScheme()) ? "; Secure" : "");
    }

    /** The value of Set-Cookie for a session that was just opened; the browser forgets it when the session ends. */
    String of(BrowserSessions.Opened opened) {
        long left =
                Duration.between(Instant.now(), opened.signedIn().expiresAt()).toSeconds();
        return Identity.COOKIE + "=" + opened.cookie() + "; Max-Age=" + Math.max(0, left) + attributes;
    }

    String ended() {
        return Identity.COOKIE + "=; Max-Age=0" + attributes;
    }
}
