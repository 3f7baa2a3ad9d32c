/**
 * What is known of a session's recording: whether it can be used, under which conditions it was made, and where its
 * frame pack is. The room follows the sessions that capture publishes, has each recording inspected once, publishes the
 * result, and erases what was withdrawn. {@link dev.scotoma.blindspot.inspection.Inspections} is the door. It never
 * decides about a session and never opens a recording itself.
 */
@NullMarked
package dev.scotoma.blindspot.inspection;

import org.jspecify.annotations.NullMarked;
