@NullMarked
package dev.scotoma.blindspot.subdomain;

import org.jspecify.annotations.NullMarked;
