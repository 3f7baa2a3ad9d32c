/**
 * How far a campaign is: what of each cell is wanted, in work, collected and accepted, how that went over time, and when and at what cost it
 * will end at that pace. Reads what the rooms of campaigns and sessions keep, and changes nothing.
 */
@NullMarked
package dev.scotoma.capture.coverage;

import org.jspecify.annotations.NullMarked;
