@NullMarked
package dev.scotoma.dataset;

import org.jspecify.annotations.NullMarked;
