package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Format;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The networks of one iteration as files that workers see and may only read. They come when they are first asked for,
 * and are those of the manifest or none.
 */
final class NetworkFiles implements AutoCloseable {
    private static final Set<PosixFilePermission> FOR_READERS = PosixFilePermissions.fromString("rw-r--r--");

    private final Workers workers;
    private final Manifest manifest;
    private final List<Bytes> bytes;
    private final Path folder;
    private List<Path> networks = List.of();

    NetworkFiles(Workers workers, Manifest manifest, List<Bytes> bytes) throws IOException {
        this.workers = workers;
        this.manifest = manifest;
        this.bytes = List.copyOf(bytes);
        this.folder = workers.folder("iteration");
    }

    /** The folder that workers are shown. */
    Path folder() {
        return folder;
    }

    /** A new file in the folder, whose name only tells who is told. */
    Path create() throws IOException {
        Path file = Files.createTempFile(folder, "", "");
        Files.setPosixFilePermissions(file, FOR_READERS);
        return file;
    }

    /** What the file of a network is called: engines look for its ending. */
    private static String file(int position, Manifest.Network described) {
        return "network-" + position + (described.format() == Format.ONNX ? ".onnx" : ".pt");
    }

    /** @throws Unscorable when the bytes are not those of the manifest */
    synchronized List<Path> networks() throws IOException, InterruptedException, WorkerFault, Unscorable {
        if (networks.isEmpty()) {
            if (bytes.size() != manifest.networks().size()) {
                throw new Unscorable("The manifest names " + manifest.networks().size() + " networks, and "
                        + bytes.size() + " are here.");
            }
            // Engines list the folder of a network, which is therefore not the one that nobody may list.
            Path listed = Files.createDirectories(folder.resolve("networks"));
            Files.setPosixFilePermissions(listed, PosixFilePermissions.fromString("rwxr-xr-x"));
            List<Path> brought = new ArrayList<>();
            for (int i = 0; i < bytes.size(); i++) {
                brought.add(bring(
                        manifest.networks().get(i),
                        bytes.get(i),
                        listed.resolve(file(i, manifest.networks().get(i)))));
            }
            networks = brought;
        }
        return networks;
    }

    private static Path bring(Manifest.Network described, Bytes from, Path file)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        String digest;
        try {
            from.writeTo(file);
            digest = sha256(file);
        } catch (NoSuchFileException gone) {
            throw new IOException("The network " + described.file() + " is missing.", gone);
        } catch (IOException failed) {
            // It must not be taken for the failure of a pack.
            throw new IOException("The stored " + described.file() + " cannot be had: " + failed, failed);
        }
        Files.setPosixFilePermissions(file, FOR_READERS);
        if (!digest.equals(described.sha256())) {
            throw new Unscorable(
                    "The stored " + described.file() + " has the sha256 " + digest + ", not that of its manifest.");
        }
        return file;
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        workers.remove(folder);
    }
}
