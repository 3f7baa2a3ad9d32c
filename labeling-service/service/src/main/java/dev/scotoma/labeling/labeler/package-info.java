/**
 * Who answers for clips: their state with its reasons and history, how they did at the qualification and on gold since, and what they have
 * answered. It gives nobody a clip, decides nothing about a clip, and never tells one labeler anything of another.
 */
@NullMarked
package dev.scotoma.labeling.labeler;

import org.jspecify.annotations.NullMarked;
