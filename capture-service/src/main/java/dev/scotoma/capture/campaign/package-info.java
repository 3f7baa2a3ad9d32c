/**
 * Collection rounds, their cells and the invitations that lead into them. Knows what is asked for and until when, never who took part or
 * what was recorded; the numbers of a campaign come from the room that has the sessions ({@link SessionCounts}).
 */
@NullMarked
package dev.scotoma.capture.campaign;

import org.jspecify.annotations.NullMarked;
