package dev.scotoma.dataset.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The protocols of a copy: three files each, which list items of their split, in order. */
final class ProtocolCheck {
    private ProtocolCheck() {}

    /** @param splits by item, of the items in the copy; withdrawn ones stay listed, and nothing is said of them */
    static void run(Path folder, Manifest manifest, Map<String, String> splits, List<Fault> faults) throws IOException {
        var named = new TreeMap<String, Set<String>>();
        var known = new HashSet<String>();
        manifest.items().forEach(item -> known.add(item.id()));
        for (Manifest.FileEntry file : manifest.files()) {
            var path = Layout.PROTOCOL.matcher(file.path());
            if (path.matches()) {
                named.computeIfAbsent(path.group(1), name -> new TreeSet<>()).add(path.group(2));
                if (Files.isRegularFile(folder.resolve(file.path()))) {
                    check(folder, file.path(), path.group(2), known, splits, faults);
                }
            }
        }
        named.forEach((name, files) -> {
            if (files.size() < Protocol.SPLITS.size()) {
                faults.add(Fault.of(Manifest.FILE, "the protocol " + name + " has no train, dev and test"));
            }
        });
    }

    private static void check(
            Path folder, String path, String split, Set<String> known, Map<String, String> splits, List<Fault> faults)
            throws IOException {
        String before = "";
        long number = 0;
        try (var lines = Files.newBufferedReader(folder.resolve(path))) {
            for (String item = lines.readLine(); item != null; item = lines.readLine()) {
                number++;
                if (!known.contains(item)) {
                    faults.add(new Fault(path, number, "the item " + item + " is not in the manifest"));
                    return;
                }
                if (item.compareTo(before) <= 0) {
                    faults.add(new Fault(path, number, "the item " + item + " does not sort after " + before));
                    return;
                }
                if (!splits.getOrDefault(item, split).equals(split)) {
                    faults.add(new Fault(
                            path, number, "the item " + item + " is in split " + splits.get(item) + ", not " + split));
                    return;
                }
                before = item;
            }
        } catch (java.nio.charset.CharacterCodingException unreadable) {
            faults.add(new Fault(path, number + 1, "the line is not UTF-8"));
        }
    }
}
