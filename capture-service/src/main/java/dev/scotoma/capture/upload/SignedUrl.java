package dev.scotoma.capture.upload;

import java.net.URI;
import java.time.Instant;

record SignedUrl(URI url, Instant expiresAt) {}
