/**
 * Clips whose answers are known because two reviewers gave them without seeing each other's: proposing and confirming them, how often each was
 * seen and missed, and taking bad ones out. It gives them to nobody, and holds nobody against them.
 */
@NullMarked
package dev.scotoma.labeling.gold;

import org.jspecify.annotations.NullMarked;
