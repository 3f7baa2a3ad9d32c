package dev.scotoma.workers.worker;

import java.nio.file.Path;

/**
 * The folder of native libraries that all tests of this module share and that a rerun finds again: half a gigabyte is not unpacked for every
 * class. Whoever unpacks into it does so whole or not at all, so that two runs may share it. Tests of the preparing itself have their own.
 */
public final class NativeCache {
    public static final Path FOLDER = Path.of("target", "native").toAbsolutePath();

    private NativeCache() {}
}
