@NullMarked
package dev.scotoma.statistics.evaluation;

import org.jspecify.annotations.NullMarked;
