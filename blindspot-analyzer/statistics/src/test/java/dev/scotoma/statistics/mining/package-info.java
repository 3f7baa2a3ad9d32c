@NullMarked
package dev.scotoma.statistics.mining;

import org.jspecify.annotations.NullMarked;
