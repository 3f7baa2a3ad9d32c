@NullMarked
package dev.scotoma.lab.training;

import org.jspecify.annotations.NullMarked;
