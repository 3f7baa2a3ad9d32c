@NullMarked
package dev.scotoma.statistics;

import org.jspecify.annotations.NullMarked;
