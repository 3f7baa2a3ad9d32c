package dev.scotoma.local;

import java.io.InputStream;
import java.util.Map;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Refuses parts of uploads that were aborted or completed, as S3 does. S3Proxy alone takes them and keeps them for ever, out of
 * reach of any request: bytes of somebody who has withdrawn would stay on the disk.
 */
final class RefusingLateParts extends ForwardingBlobStore {
    /** S3Proxy's name of an open upload, before the upload's id. */
    static final String MARKER = ".s3proxy-mpu-stub-";

    RefusingLateParts(BlobStore store) {
        super(store);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream content) {
        requireOpen(upload);
        var response = super.uploadMultipartPart(upload, request, content);
        try {
            // It may have been aborted while the part was on its way.
            requireOpen(upload);
        } catch (RuntimeException gone) {
            super.abortMultipartUpload(upload);
            throw gone;
        }
        return response;
    }

    private void requireOpen(MultipartUpload upload) {
        // Listing all uploads would read the whole bucket for every part.
        boolean open = super.blobExists(upload.containerName(), MARKER + upload.id());
        if (!open) {
            throw S3Exceptions.fromStatusCode(
                    404, "NoSuchUpload", Map.of(), new IllegalStateException("the upload is not open: " + upload.id()));
        }
    }
}
