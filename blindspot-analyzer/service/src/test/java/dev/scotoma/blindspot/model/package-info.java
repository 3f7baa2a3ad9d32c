@NullMarked
package dev.scotoma.blindspot.model;

import org.jspecify.annotations.NullMarked;
