/**
 * Brings a database to the schema of this build: one Flyway history per schema, in the order of the loop. Holds no SQL of
 * its own but role passwords; all DDL lies in {@code db/}.
 */
@NullMarked
package dev.scotoma.migrations;

import org.jspecify.annotations.NullMarked;
