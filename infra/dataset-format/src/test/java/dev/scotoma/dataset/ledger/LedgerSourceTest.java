package dev.scotoma.dataset.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that send too much, too slowly, elsewhere or nothing. */
class LedgerSourceTest {
    @TempDir
    Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer("/ledger", 200, "a ledger\n");
        answer("/missing", 404, "");
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://elsewhere.example/ledger");
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[10_000];
            try (var body = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    body.write(much);
                }
            }
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void aLedgerComesFromAFileOrAnAddress() throws IOException {
        Path file = Files.writeString(folder.resolve("ledger.jsonl"), "a ledger\n");
        for (String source : new String[] {file.toString(), file.toUri().toString(), url("/ledger")}) {
            try (var lines = LedgerSource.of(source).open()) {
                assertThat(lines).hasContent("a ledger\n");
            }
        }
    }

    @Test
    void anAddressThatSendsTooMuchIsGivenUp() throws IOException {
        assertThatThrownBy(() -> LedgerSource.of(url("/endless"))
                        .within(1 << 20, Duration.ofMinutes(1))
                        .open())
                .isInstanceOf(LedgerFault.class)
                .hasMessage("The ledger at " + url("/endless") + " is larger than 1 MiB and is not read.");
        Path file = Files.write(folder.resolve("ledger.jsonl"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> LedgerSource.of(file.toString())
                        .within(1 << 20, Duration.ofMinutes(1))
                        .open())
                .hasMessageContaining("is larger than 1 MiB");
    }

    @Test
    void anAddressThatStopsInTheMiddleIsGivenUp() {
        assertThatThrownBy(() -> LedgerSource.of(url("/slow"))
                        .within(1 << 20, Duration.ofSeconds(1))
                        .open())
                .isInstanceOf(LedgerFault.class)
                .hasMessage(url("/slow") + " did not send the ledger within 1 seconds.");
    }

    @Test
    void nobodyIsSentElsewhere() {
        refused(
                url("/moved"),
                url("/moved")
                        + " sends its callers elsewhere (http://elsewhere.example/ledger); name that address if it"
                        + " is the right one.");
    }

    @Test
    void whatIsNoLedgerIsOneSentence() {
        refused(url("/missing"), url("/missing") + " answers 404 instead of a ledger.");
        refused(
                "ftp://example.org/ledger",
                "A ledger is read from a file, or from an address of http or https, and not by ftp.");
        refused(
                "jar:file:/a.jar!/ledger",
                "A ledger is read from a file, or from an address of http or https, and not by jar.");
        refused("http://", "http:// is no address.");
        refused("http:///ledger", "http:///ledger is no address of a ledger.");
        refused(folder + "/none", "There is no ledger " + folder + "/none.");
        end.countDown();
        server.stop(0);
        refused(url("/ledger"), "The ledger cannot be fetched from " + url("/ledger") + ".");
    }

    private static void refused(String source, String sentence) {
        assertThatThrownBy(() -> LedgerSource.of(source).open())
                .isInstanceOf(LedgerFault.class)
                .hasMessage(sentence);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, int status, String text) {
        server.createContext(path, exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
