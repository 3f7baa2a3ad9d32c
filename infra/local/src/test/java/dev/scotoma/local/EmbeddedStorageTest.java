package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class EmbeddedStorageTest {
    private static final String KEY = "recordings/01a21e32-8dde-71c9-b670-7117a313b069/FiHe.webm";
    private static final Duration WHILE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatAKilledServerHadNotStoredYetIsGoneAtTheNextStartAndOpenUploadsGoOn(@TempDir Path folder) throws Exception {
        String upload;
        try (var storage = EmbeddedStorage.start(folder, 0, "key", "secret", "*")) {
            var opened = send(
                    storage,
                    "POST",
                    "",
                    signer -> signer.presignCreateMultipartUpload(call -> call.signatureDuration(WHILE)
                            .createMultipartUploadRequest(create ->
                                    create.bucket(EmbeddedStorage.BUCKET).key(KEY))));
            assertThat(opened.statusCode()).isEqualTo(200);
            upload = opened.body().replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
            assertThat(part(storage, upload, 1).statusCode()).isEqualTo(200);
        }
        Path recording = folder.resolve(EmbeddedStorage.BUCKET).resolve(KEY);
        Files.createDirectories(recording.getParent());
        Path half =
                Files.writeString(recording.resolveSibling("FiHe.webm-8199c0ea-c663-4bd6-b3bd-3a9dd53e40c2"), "half");
        try (var storage = EmbeddedStorage.start(folder, 0, "key", "secret", "*")) {
            assertThat(half).doesNotExist();
            assertThat(part(storage, upload, 2).statusCode()).isEqualTo(200);
            assertThat(part(storage, "8199c0ea-c663-4bd6-b3bd-3a9dd53e40c2", 1).statusCode())
                    .as("a part of an upload that is not open")
                    .isEqualTo(404);
        }
    }

    private HttpResponse<String> part(EmbeddedStorage storage, String upload, int number) throws Exception {
        return send(
                storage,
                "PUT",
                "part " + number,
                signer -> signer.presignUploadPart(call -> call.signatureDuration(WHILE)
                        .uploadPartRequest(part -> part.bucket(EmbeddedStorage.BUCKET)
                                .key(KEY)
                                .uploadId(upload)
                                .partNumber(number))));
    }

    private HttpResponse<String> send(
            EmbeddedStorage storage, String method, String body, Function<S3Presigner, PresignedRequest> sign)
            throws Exception {
        try (var signer = S3Presigner.builder()
                .endpointOverride(storage.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            URI address = sign.apply(signer).url().toURI();
            return http.send(
                    HttpRequest.newBuilder(address)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
