package dev.scotoma.dataset.ledger;

import dev.scotoma.dataset.format.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * One of the forms in which a copy holds items, and how items leave it. Asked again after a process that died, of a copy from which
 * they have left in part or altogether: the answer must be the same.
 */
interface Form {
    /** Which of these items of the manifest the copy holds something of, whatever its tombstones say. */
    Set<String> held(Path copy, Manifest manifest, Set<String> items) throws IOException;

    /**
     * Writes into the staging folder, under the same paths, what has to stand in the place of files of the copy, and answers the paths
     * of files that have to go. Changes nothing in the copy.
     *
     * @param withdrawn items of the manifest, those that left before among them
     */
    Set<String> without(Path copy, Manifest manifest, Set<String> withdrawn, Path staging) throws IOException;
}
