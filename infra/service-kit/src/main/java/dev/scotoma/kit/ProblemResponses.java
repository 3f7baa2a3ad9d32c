package dev.scotoma.kit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as application/problem+json (RFC 9457); nothing of the inside leaks into it. */
final class ProblemResponses {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    /** The body of RFC 9457; {@code instance} is the path that was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(URI type, String title, int status, String detail, String instance) {}

    @ServerExceptionMapper
    Response problem(Problem problem, UriInfo uri) {
        var response = response(problem.type(), String.valueOf(problem.getMessage()), uri);
        problem.retryAfter()
                .ifPresent(wait -> response.getHeaders().putSingle("Retry-After", Math.max(1, wait.toSeconds())));
        return response;
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        String detail = invalid.getConstraintViolations().stream()
                .map(violation -> lastName(violation.getPropertyPath()) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining(", ", "", "."));
        return response(ProblemType.BAD_REQUEST, detail, uri);
    }

    @ServerExceptionMapper
    Response unreadable(JacksonException unreadable, UriInfo uri) {
        return response(ProblemType.BAD_REQUEST, unreadableDetail(unreadable), uri);
    }

    /** Quarkus maps this one itself, to an answer without a body, unless it finds a mapper as specific. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException unreadable, UriInfo uri) {
        return unreadable(unreadable, uri);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable, uri);
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        return switch (status) {
            case 401 -> unauthenticated(uri);
            case 403 -> response(ProblemType.FORBIDDEN, "Your role does not allow this.", uri);
            case 404 -> response(ProblemType.NOT_FOUND, "There is nothing here.", uri);
            case 413 -> response(ProblemType.TOO_LARGE, "The request is too large.", uri);
            default -> {
                var reason = failure.getResponse().getStatusInfo().getReasonPhrase();
                yield response(new ProblemType("http-" + status, status, reason), reason + ".", uri);
            }
        };
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException refused, UriInfo uri) {
        return unauthenticated(uri);
    }

    @ServerExceptionMapper
    Response authenticationFailed(io.quarkus.security.AuthenticationFailedException refused, UriInfo uri) {
        return unauthenticated(uri);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused, UriInfo uri) {
        return response(ProblemType.FORBIDDEN, "Your role does not allow this.", uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        return switch (Failure.of(failure)) {
            case OUTAGE -> {
                LOG.warnf("outage %s at %s: %s", id, uri.getPath(), failure);
                yield response(
                        ProblemType.UNAVAILABLE,
                        "Database or storage is down for the moment; try again (" + id + ").",
                        uri);
            }
            case UNSTORABLE_TEXT ->
                response(ProblemType.BAD_REQUEST, "A text holds a character that cannot be stored, as NUL is.", uri);
            case DEFECT -> {
                LOG.errorf(failure, "unexpected error %s at %s", id, uri.getPath());
                yield response(ProblemType.UNEXPECTED, "Something went wrong on our side (" + id + ").", uri);
            }
        };
    }

    private static Response unauthenticated(UriInfo uri) {
        return response(ProblemType.UNAUTHENTICATED, "Sign in first.", uri);
    }

    private static Response response(ProblemType type, String detail, UriInfo uri) {
        return Response.status(type.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(new Body(type.uri(), type.title(), type.status(), detail, uri.getPath()))
                .build();
    }

    private static String unreadableDetail(JacksonException unreadable) {
        String field = unreadable instanceof MismatchedInputException mismatch
                ? mismatch.getPath().stream()
                        .map(reference -> reference.getFieldName() == null
                                ? "[" + reference.getIndex() + "]"
                                : reference.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        var location = unreadable.getLocation();
        String where =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return field.isEmpty()
                ? "The body is not the JSON expected here" + where + "."
                : "The value of " + field + " is not what is expected here" + where + ".";
    }

    private static String lastName(Path path) {
        String name = "";
        for (Path.Node node : path) {
            if (node.getName() != null) {
                name = node.getName();
            }
        }
        return name;
    }
}
