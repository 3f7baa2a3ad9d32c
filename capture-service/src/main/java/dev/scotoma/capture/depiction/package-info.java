/**
 * Adults whom somebody's attacks may show: the link that asks one, their signature under the consent text, and the end of it. Knows nothing of
 * recordings; who shows somebody asks here whether they may.
 */
@NullMarked
package dev.scotoma.capture.depiction;

import org.jspecify.annotations.NullMarked;
