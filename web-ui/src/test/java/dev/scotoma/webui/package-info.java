/** What the tests of identity and gateway share: the stack around this process, and browsers. */
@NullMarked
package dev.scotoma.webui;

import org.jspecify.annotations.NullMarked;
