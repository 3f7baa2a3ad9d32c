package dev.scotoma.capture.session;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param next pass as {@code after} to go on; absent on the last page */
record SessionPage(List<SessionSummary> items, @Nullable UUID next) {}
