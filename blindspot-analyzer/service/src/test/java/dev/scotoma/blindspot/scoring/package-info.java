@NullMarked
package dev.scotoma.blindspot.scoring;

import org.jspecify.annotations.NullMarked;
