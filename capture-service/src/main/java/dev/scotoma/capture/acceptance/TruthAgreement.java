package dev.scotoma.capture.acceptance;

/**
 * How often two reviewers say the same of a session, of whom neither saw the other's answer.
 *
 * @param pairs sessions on which somebody asked for a second opinion and got it
 * @param agreed those on which both said the same
 */
record TruthAgreement(int pairs, int agreed) {}
