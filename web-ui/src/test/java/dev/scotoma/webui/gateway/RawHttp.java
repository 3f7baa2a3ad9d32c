package dev.scotoma.webui.gateway;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends a request line exactly as written: clients tidy paths up, attackers do not. */
final class RawHttp {
    private RawHttp() {}

    /** The whole answer, head and body. */
    static String send(String head, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var request = head.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static String get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\nHost: scotoma.example", "");
    }

    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
