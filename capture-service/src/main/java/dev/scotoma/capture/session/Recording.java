package dev.scotoma.capture.session;

/** Where a session's media lies, or is being sent to. */
public record Recording(String key, long bytes, String type) {}
