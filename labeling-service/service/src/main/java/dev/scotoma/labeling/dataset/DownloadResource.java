package dev.scotoma.labeling.dataset;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How what may break off is answered over HTTP: from where its reader already is. No cache keeps it: who withdraws is gone at once. */
abstract class DownloadResource {
    static final String TAR = "application/x-tar";

    /** Says of a deprecated version what its README says too. */
    private static final String WARNING = "Scotoma-Warning";

    private final RoutingContext request;

    DownloadResource(RoutingContext request) {
        this.request = request;
    }

    /** The archive is closed when it is sent, or at once where nothing of it is. */
    Response tar(Archive archive, @Nullable String range, @Nullable String ifRange) throws IOException {
        whenOver(archive);
        try {
            List<Tar.Member> members = archive.members();
            Tar tar = archive.tar(members);
            String tag = Exports.tag(members);
            var part = ByteRange.of(range, ifRange, tag, tar.length());
            StreamingOutput body = out -> {
                try (archive) {
                    tar.write(out, part.from());
                }
            };
            return answer(part, body, TAR, tag)
                    .header(WARNING, archive.warning())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"scotoma-" + archive.version() + ".tar\"")
                    .build();
        } catch (IOException | RuntimeException refused) {
            archive.close();
            throw refused;
        }
    }

    /** Nobody writes the body of an answer to HEAD, or to somebody who has gone already. */
    void whenOver(AutoCloseable prepared) {
        request.addEndHandler(over -> request.vertx().executeBlocking(() -> {
            prepared.close();
            return null;
        }));
    }

    static ResponseBuilder answer(ByteRange part, StreamingOutput body, String type, String tag) {
        var answer = Response.status(part.isWhole() ? 200 : 206)
                .entity(body)
                .type(type)
                .tag(new EntityTag(tag))
                .header(HttpHeaders.CONTENT_LENGTH, part.length() - part.from())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return part.isWhole()
                ? answer
                : answer.header(
                        "Content-Range", "bytes " + part.from() + "-" + (part.length() - 1) + "/" + part.length());
    }
}
