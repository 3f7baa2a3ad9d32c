@NullMarked
package dev.scotoma.blindspot.worker;

import org.jspecify.annotations.NullMarked;
