package dev.scotoma.kit;

import com.google.common.collect.Multimap;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.http.Method;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * {@link ObjectStorage} over any S3, by the MinIO client. Two clients, because a presigned URL carries the signed name of the host
 * that browsers reach, which need not be the one the services reach.
 */
@ApplicationScoped
class MinioStorage implements ObjectStorage {
    private static final String REGION = "us-east-1";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LISTED_PARTS = 1000;

    private final MinioAsyncClient client;
    private final MinioAsyncClient signer;
    private final String bucket;

    MinioStorage(
            @ConfigProperty(name = "scotoma.storage.url") String url,
            @ConfigProperty(name = "scotoma.storage.public-url") String publicUrl,
            @ConfigProperty(name = "scotoma.storage.key") String key,
            @ConfigProperty(name = "scotoma.storage.secret") String secret,
            @ConfigProperty(name = "scotoma.storage.bucket") String bucket) {
        this.client = client(url, key, secret);
        this.signer = client(publicUrl, key, secret);
        this.bucket = bucket;
    }

    private static MinioAsyncClient client(String url, String key, String secret) {
        // A fixed region spares the client the request that asks for it.
        return MinioAsyncClient.builder()
                .endpoint(url)
                .region(REGION)
                .credentials(key, secret)
                .build();
    }

    /**
     * Asks for keys below a prefix of which there are none. Asking whether the bucket is there would need the right to list all of it.
     *
     * @throws IOException when storage does not answer or the bucket is not there
     */
    void ping() throws IOException {
        list("health/");
    }

    @Override
    public Optional<StoredObject> stat(String key) throws IOException {
        try {
            var stat = await(client(() -> client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(key).build())));
            return Optional.of(new StoredObject(key, stat.size(), stat.etag(), stat.contentType()));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return await(client(() -> client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())));
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        return from == 0
                ? open(key)
                : await(client(() -> client.getObject(GetObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .offset(from)
                        .build())));
    }

    @Override
    public void put(String key, InputStream content, long bytes, String contentType) throws IOException {
        await(client(
                () -> client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(content, bytes, -1)
                        .contentType(contentType)
                        .build())));
    }

    @Override
    public void copy(String from, String to) throws IOException {
        await(client(() -> client.copyObject(CopyObjectArgs.builder()
                .bucket(bucket)
                .object(to)
                .source(CopySource.builder().bucket(bucket).object(from).build())
                .build())));
    }

    @Override
    public void delete(String key) throws IOException {
        await(client(() -> client.removeObject(
                RemoveObjectArgs.builder().bucket(bucket).object(key).build())));
    }

    @Override
    public int deletePrefix(String prefix) throws IOException {
        int gone = 0;
        for (var upload : uploadsBelow(prefix)) {
            abortUpload(upload.objectName(), upload.uploadId());
            gone++;
        }
        for (String key : list(prefix)) {
            delete(key);
            gone++;
        }
        return gone;
    }

    private List<io.minio.messages.Upload> uploadsBelow(String prefix) throws IOException {
        return await(client(() -> client.listMultipartUploadsAsync(
                        bucket, null, null, null, null, LISTED_PARTS, prefix, null, null, null)))
                .result()
                .uploads()
                .stream()
                .filter(upload -> upload.objectName().startsWith(prefix))
                .toList();
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        var keys = new ArrayList<String>();
        var results = client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build());
        for (var result : results) {
            try {
                keys.add(result.get().objectName());
            } catch (MinioException | GeneralSecurityException failure) {
                throw new IOException("storage could not list " + prefix, failure);
            }
        }
        return keys;
    }

    @Override
    public URI presignGet(String key, Duration validity) throws IOException {
        return presign(Method.GET, key, Map.of(), Map.of(), validity);
    }

    @Override
    public String createUpload(String key, String contentType) throws IOException {
        Multimap<String, String> headers = com.google.common.collect.ImmutableMultimap.of("Content-Type", contentType);
        return await(client(() -> client.createMultipartUploadAsync(bucket, null, key, headers, null)))
                .result()
                .uploadId();
    }

    @Override
    public URI presignPart(String key, String uploadId, int number, long bytes, Duration validity) throws IOException {
        // A header that is signed must be sent as it was signed.
        return presign(
                Method.PUT,
                key,
                Map.of("uploadId", uploadId, "partNumber", Integer.toString(number)),
                Map.of("Content-Length", Long.toString(bytes)),
                validity);
    }

    private URI presign(
            Method method, String key, Map<String, String> query, Map<String, String> headers, Duration validity)
            throws IOException {
        try {
            return URI.create(signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(method)
                    .bucket(bucket)
                    .object(key)
                    .expiry((int) validity.toSeconds(), TimeUnit.SECONDS)
                    .extraQueryParams(new HashMap<>(query))
                    .extraHeaders(new HashMap<>(headers))
                    .build()));
        } catch (MinioException | GeneralSecurityException failure) {
            throw new IOException("storage could not sign " + key, failure);
        }
    }

    @Override
    public Optional<List<Part>> parts(String key, String uploadId) throws IOException {
        var parts = new ArrayList<Part>();
        @Nullable Integer marker = null;
        while (true) {
            @Nullable Integer after = marker;
            try {
                var page = await(client(() ->
                                client.listPartsAsync(bucket, null, key, LISTED_PARTS, after, uploadId, null, null)))
                        .result();
                for (var part : page.partList()) {
                    parts.add(new Part(part.partNumber(), part.etag(), part.partSize()));
                }
                if (!page.isTruncated()) {
                    return Optional.of(List.copyOf(parts));
                }
                marker = page.nextPartNumberMarker();
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void completeUpload(String key, String uploadId, List<Part> parts) throws IOException {
        var ordered = parts.stream()
                .sorted(java.util.Comparator.comparingInt(Part::number))
                .map(part -> new io.minio.messages.Part(part.number(), part.etag()))
                .toArray(io.minio.messages.Part[]::new);
        await(client(() -> client.completeMultipartUploadAsync(bucket, null, key, uploadId, ordered, null, null)));
    }

    @Override
    public void abortUpload(String key, String uploadId) throws IOException {
        try {
            await(client(() -> client.abortMultipartUploadAsync(bucket, null, key, uploadId, null, null)));
        } catch (NoSuchFileException gone) {
            // Aborted or completed before: either way nothing is left to abort.
        }
    }

    private interface Request<T> {
        CompletableFuture<T> send() throws MinioException, GeneralSecurityException, IOException;
    }

    private static <T> CompletableFuture<T> client(Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (MinioException | GeneralSecurityException failure) {
            throw new IOException("storage refused the request", failure);
        }
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for storage", interrupted);
        } catch (TimeoutException late) {
            throw new IOException("storage did not answer within " + PATIENCE, late);
        } catch (ExecutionException failure) {
            throw translate(failure);
        }
    }

    private static IOException translate(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ErrorResponseException response) {
                String code = response.errorResponse().code();
                if (code.equals("NoSuchKey") || code.equals("NoSuchUpload") || code.equals("NoSuchObject")) {
                    return new NoSuchFileException(response.errorResponse().objectName());
                }
            }
        }
        return new IOException("storage failed: " + String.valueOf(failure.getMessage()), failure);
    }
}
