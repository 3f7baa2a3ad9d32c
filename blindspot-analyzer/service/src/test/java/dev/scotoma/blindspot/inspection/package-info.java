@NullMarked
package dev.scotoma.blindspot.inspection;

import org.jspecify.annotations.NullMarked;
