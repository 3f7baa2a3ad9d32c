/** What a version shows, what it never shows, and what nobody knows of it: counts by condition, of recordings and of people. */
@NullMarked
package dev.scotoma.dataset.coverage;

import org.jspecify.annotations.NullMarked;
