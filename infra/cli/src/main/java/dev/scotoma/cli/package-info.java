/**
 * The command line: tools that need no running platform. Reads files, writes a readable table or JSON. Exits 0 on success and 2
 * on bad usage or bad input, with one clear sentence on stderr that names the file and line.
 */
@NullMarked
package dev.scotoma.cli;

import org.jspecify.annotations.NullMarked;
