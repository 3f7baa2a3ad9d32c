@NullMarked
package dev.scotoma.workers.manifest;

import org.jspecify.annotations.NullMarked;
