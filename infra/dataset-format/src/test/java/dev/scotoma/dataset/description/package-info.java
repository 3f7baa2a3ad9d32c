@NullMarked
package dev.scotoma.dataset.description;

import org.jspecify.annotations.NullMarked;
