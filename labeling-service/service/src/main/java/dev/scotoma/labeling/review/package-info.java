/**
 * Clips whose answers do not decide: a reviewer rules per attribute, with a reason; every ruling is kept. It never changes an
 * answer, and never rules on what the crowd has settled.
 */
@NullMarked
package dev.scotoma.labeling.review;

import org.jspecify.annotations.NullMarked;
