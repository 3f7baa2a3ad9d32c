package dev.scotoma.webui.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Recordings as browsers make them, for the tests that send many without clicking. */
final class Takes {
    private static final String RECORD = """
            async (ms) => {
              const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
              const recorder = new MediaRecorder(stream, { mimeType: "video/webm;codecs=vp8", videoBitsPerSecond: 1_000_000 });
              const parts = [];
              recorder.ondataavailable = (event) => parts.push(event.data);
              const stopped = new Promise((resolve) => (recorder.onstop = resolve));
              recorder.start(250);
              await new Promise((resolve) => setTimeout(resolve, ms));
              recorder.stop();
              await stopped;
              stream.getTracks().forEach((track) => track.stop());
              const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
              let text = "";
              for (const byte of bytes) text += String.fromCharCode(byte);
              return btoa(text);
            }""";

    private Takes() {}

    /** A webm (VP8) of the camera, {@code millis} long. */
    static byte[] webm(Chromium chromium, int millis) {
        try (var context = chromium.desktop()) {
            Page page = context.newPage();
            page.route(
                    "http://localhost/take",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<title>take</title>")));
            page.navigate("http://localhost/take");
            return Base64.getDecoder().decode((String) page.evaluate(RECORD, millis));
        }
    }

    /** The same take with a number in it: an EBML Void element at its end, which players pass over. */
    static byte[] distinct(byte[] webm, int number) {
        return ByteBuffer.allocate(webm.length + 6)
                .put(webm)
                .put((byte) 0xEC)
                .put((byte) 0x84)
                .putInt(number)
                .array();
    }

    /** The same take with so many bytes behind it, in an element of the same kind. */
    static byte[] large(byte[] webm, int more) {
        return ByteBuffer.allocate(webm.length + 9 + more)
                .put(webm)
                .put((byte) 0xEC)
                .putLong((1L << 56) + more)
                .array();
    }
}
