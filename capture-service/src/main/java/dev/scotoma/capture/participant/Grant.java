package dev.scotoma.capture.participant;

/** @param grant to be turned into a browser session by identity within minutes */
record Grant(String grant) {}
