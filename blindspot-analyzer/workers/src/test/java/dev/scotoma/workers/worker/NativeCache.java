package dev.scotoma.workers.worker;

import java.nio.file.Path;

/**
 * The folder of native libraries that tests of this module share and that a rerun finds again, so that half a gigabyte
 * is not unpacked for every class. Two runs may share it, because nobody takes a library before it is whole. A test
 * that tells its workers by their folder has a folder of its own.
 */
public final class NativeCache {
    public static final Path FOLDER = Path.of("target", "native").toAbsolutePath();

    private NativeCache() {}
}
