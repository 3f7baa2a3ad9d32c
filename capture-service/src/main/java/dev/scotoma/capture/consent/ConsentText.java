package dev.scotoma.capture.consent;

import java.util.List;

/**
 * @param body plain text: headings and paragraphs, separated by empty lines
 * @param sha256 of the body in UTF-8, in hexadecimal
 * @param locales every locale this version is published in
 */
public record ConsentText(int version, String locale, String body, String sha256, List<String> locales) {}
