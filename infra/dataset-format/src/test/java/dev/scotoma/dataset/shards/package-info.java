@NullMarked
package dev.scotoma.dataset.shards;

import org.jspecify.annotations.NullMarked;
