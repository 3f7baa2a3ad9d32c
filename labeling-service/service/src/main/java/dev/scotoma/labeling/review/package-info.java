/**
 * Clips whose answers do not decide: a reviewer rules per attribute, with a reason, and may take that back for some minutes;
 * every ruling is kept. It never changes an answer, never shows one before the ruling, and never rules on what the crowd has settled.
 */
@NullMarked
package dev.scotoma.labeling.review;

import org.jspecify.annotations.NullMarked;
