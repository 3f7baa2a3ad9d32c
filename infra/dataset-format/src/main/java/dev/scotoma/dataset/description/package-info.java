/**
 * What is said of a version for whoever has it before them: a datasheet counted from its rows, Croissant for machines, and a README that
 * loads it. Everything follows from the manifest, the tables and about.json, so that it can be made again and is no part of the version's
 * identity. It describes; it proves nothing.
 */
@NullMarked
package dev.scotoma.dataset.description;

import org.jspecify.annotations.NullMarked;
