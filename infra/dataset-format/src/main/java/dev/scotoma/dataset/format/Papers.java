package dev.scotoma.dataset.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files beside the manifest that say how to use a version. They follow from the manifest, the tables and about.json, prove
 * nothing, and are no part of the identity: so they may be put right later. {@link Checksums} comes after them.
 */
public final class Papers {
    private Papers() {}

    /** @param folder holds the manifest */
    public static void write(Path folder, Manifest manifest, About about) throws IOException {
        Files.write(folder.resolve(About.FILE), about.bytes());
        Files.writeString(folder.resolve(Readme.FILE), Readme.of(manifest, about));
        Files.writeString(folder.resolve(Licence.FILE), Licence.of(manifest));
    }
}
