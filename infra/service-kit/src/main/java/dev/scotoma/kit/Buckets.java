package dev.scotoma.kit;

/** Other buckets than the platform's own: those of the people it works for. */
public final class Buckets {
    private Buckets() {}

    public static ObjectStorage of(String url, String bucket, String key, String secret) {
        return new MinioStorage(url, url, key, secret, bucket);
    }
}
