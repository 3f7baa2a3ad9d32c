package dev.scotoma.dataset.ledger;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where a ledger comes from: a file, or an address that answers in time, with no more than a limit and without sending one elsewhere. A
 * ledger proves itself, so an address without TLS is as good as one with it.
 */
public final class LedgerSource {
    /** Some six hundred thousand entries. */
    static final long LARGEST = 256L << 20;

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofMinutes(2);

    private final String where;
    private final long largest;
    private final Duration patience;

    private LedgerSource(String where, long largest, Duration patience) {
        this.where = where;
        this.largest = largest;
        this.patience = patience;
    }

    public static LedgerSource of(String fileOrUrl) {
        return new LedgerSource(fileOrUrl, LARGEST, ANSWERING);
    }

    LedgerSource within(long bytes, Duration time) {
        return new LedgerSource(where, bytes, time);
    }

    /** Close it; what was fetched is kept nowhere after that. */
    public InputStream open() throws IOException {
        int colon = where.indexOf(':');
        String scheme = colon > 1 ? where.substring(0, colon).toLowerCase(Locale.ROOT) : "";
        return switch (scheme) {
            case "http", "https" -> fetched(uri());
            case "file" -> opened(path(uri()));
            case "" -> opened(Path.of(where));
            default ->
                throw new LedgerFault("A ledger is read from a file, or from an address of http or https, and not by "
                        + scheme + ".");
        };
    }

    private URI uri() throws LedgerFault {
        try {
            return new URI(where);
        } catch (URISyntaxException wrong) {
            throw new LedgerFault(where + " is no address.", wrong);
        }
    }

    private Path path(URI uri) throws LedgerFault {
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException wrong) {
            throw new LedgerFault(where + " names no file of this machine.", wrong);
        }
    }

    private InputStream opened(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LedgerFault("There is no ledger " + file + ".");
        }
        if (Files.size(file) > largest) {
            throw tooLarge();
        }
        return Files.newInputStream(file);
    }

    private InputStream fetched(URI uri) throws IOException {
        Path kept = Files.createTempFile("ledger", ".jsonl");
        try (var client = HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var request = HttpRequest.newBuilder(uri).timeout(patience).build();
            // The time limit of a request ends with the headers; this one holds for the body too.
            var answer = client.sendAsync(request, limited(kept));
            try {
                status(uri, answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } finally {
                answer.cancel(true);
                client.shutdownNow();
            }
            return deletedWhenClosed(kept);
        } catch (TimeoutException late) {
            Files.deleteIfExists(kept);
            throw new LedgerFault(uri + " did not send the ledger within " + patience.toSeconds() + " seconds.", late);
        } catch (ExecutionException failed) {
            Files.deleteIfExists(kept);
            throw isTooLarge(failed)
                    ? tooLarge()
                    : new LedgerFault("The ledger cannot be fetched from " + uri + ".", failed);
        } catch (InterruptedException stopped) {
            Files.deleteIfExists(kept);
            Thread.currentThread().interrupt();
            throw new LedgerFault("Fetching the ledger was interrupted.", stopped);
        } catch (IllegalArgumentException wrong) {
            Files.deleteIfExists(kept);
            throw new LedgerFault(where + " is no address of a ledger.", wrong);
        } catch (IOException failed) {
            Files.deleteIfExists(kept);
            throw failed;
        }
    }

    private HttpResponse.BodyHandler<Path> limited(Path kept) {
        return BodyHandlers.limiting(BodyHandlers.ofFile(kept, StandardOpenOption.WRITE), largest);
    }

    private static void status(URI uri, HttpResponse<Path> answer) throws LedgerFault {
        int status = answer.statusCode();
        if (status >= 300 && status < 400) {
            throw new LedgerFault(uri + " sends its callers elsewhere ("
                    + answer.headers().firstValue("Location").orElse("it does not say where")
                    + "); name that address if it is the right one.");
        }
        if (status != 200) {
            throw new LedgerFault(uri + " answers " + status + " instead of a ledger.");
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("exceeds capacity")) {
                return true;
            }
        }
        return false;
    }

    private LedgerFault tooLarge() {
        return new LedgerFault(
                "The ledger at " + where + " is larger than " + (largest >> 20) + " MiB and is not read.");
    }

    private static InputStream deletedWhenClosed(Path file) throws IOException {
        return new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public void close() throws IOException {
                super.close();
                Files.deleteIfExists(file);
            }
        };
    }
}
