/** What the schemas promise: who may touch what, the columns of every published view, and the triggers that keep both true. */
@NullMarked
package dev.scotoma.migrations;

import org.jspecify.annotations.NullMarked;
