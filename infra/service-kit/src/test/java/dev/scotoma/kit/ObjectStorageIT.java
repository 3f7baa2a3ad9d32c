package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.Browser;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ObjectStorageIT {
    @Inject
    ObjectStorage storage;

    @Test
    void anObjectIsReadBackCopiedAndDeleted() throws Exception {
        byte[] bytes = {1, 2, 3};
        storage.put("kit/a", new ByteArrayInputStream(bytes), bytes.length, "video/webm");
        storage.copy("kit/a", "kit/b");
        assertThat(storage.stat("kit/b").orElseThrow().bytes()).isEqualTo(3);
        try (var object = storage.open("kit/b")) {
            assertThat(object.readAllBytes()).containsExactly(bytes);
        }
        storage.delete("kit/a");
        storage.delete("kit/a");
        assertThat(storage.stat("kit/a")).isEmpty();
        assertThat(storage.list("kit/")).containsExactly("kit/b");
        storage.delete("kit/b");
    }

    @Test
    void aPresignedMultipartUploadArrivesWholeAndIsListedPartByPart() throws Exception {
        String key = "kit/multipart.webm";
        String upload = storage.createUpload(key, "video/webm");
        byte[] first = new byte[5 << 20];
        byte[] second = {7};
        assertThat(Browser.put(storage.presignPart(key, upload, 1, first.length, Duration.ofMinutes(1)), first)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Browser.put(storage.presignPart(key, upload, 2, second.length, Duration.ofMinutes(1)), second)
                        .statusCode())
                .isEqualTo(200);
        var parts = storage.parts(key, upload).orElseThrow();
        assertThat(parts).extracting(ObjectStorage.Part::bytes).containsExactly((long) first.length, 1L);
        storage.completeUpload(key, upload, parts);
        var stored = storage.stat(key).orElseThrow();
        assertThat(stored.bytes()).isEqualTo(first.length + 1L);
        assertThat(stored.contentType()).isEqualTo("video/webm");
        assertThat(Browser.get(storage.presignGet(key, Duration.ofMinutes(1))).body())
                .hasSize(first.length + 1);
        assertThat(storage.deletePrefix("kit/multipart")).isEqualTo(1);
    }

    @Test
    void deletingAPrefixAlsoAbortsItsOpenUploads() throws Exception {
        String upload = storage.createUpload("kit/open/x.webm", "video/webm");
        assertThat(Browser.put(
                                storage.presignPart("kit/open/x.webm", upload, 1, 1, Duration.ofMinutes(1)),
                                new byte[] {1})
                        .statusCode())
                .isEqualTo(200);
        assertThat(storage.deletePrefix("kit/open/")).isEqualTo(1);
        assertThat(storage.parts("kit/open/x.webm", upload).orElse(List.of())).isEmpty();
        storage.abortUpload("kit/open/x.webm", upload);
    }

    @Test
    void aTamperedUrlIsRefused() throws Exception {
        String upload = storage.createUpload("kit/tampered.webm", "video/webm");
        URI url = storage.presignPart("kit/tampered.webm", upload, 1, 1, Duration.ofMinutes(1));
        URI tampered = URI.create(url.toString().replace("kit/tampered", "kit/elsewhere"));
        assertThat(Browser.put(tampered, new byte[] {1}).statusCode()).isEqualTo(403);
        storage.abortUpload("kit/tampered.webm", upload);
    }
}
