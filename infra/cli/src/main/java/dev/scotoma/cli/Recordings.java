package dev.scotoma.cli;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Tombstone;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The recordings of a folder or a version, with what is told of them.
 *
 * @param told cells of {@link #TOLD} and of condition axes by file, in the order of the files
 * @param passedOver a sentence each on what was not taken for a recording
 */
record Recordings(Map<Path, Map<String, String>> told, List<String> passedOver) {
    /** What may be told of a recording beside its conditions. */
    static final List<String> TOLD = List.of("subject", "label", "species", "split", "item");

    private static final Set<String> ENDINGS =
            Set.of("webm", "mkv", "mp4", "m4v", "mov", "avi", "wmv", "mpg", "mpeg", "3gp");

    private static final Map<String, List<String>> NAMES = Map.of(
            "file", List.of("file", "clip"),
            "label", List.of("label", "truth", "kind"),
            "subject", List.of("subject", "participant"),
            "species", List.of("species", "attack_type"));

    static Recordings of(Path folder, Optional<Path> labels) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadInput(folder, Files.exists(folder) ? "that is no folder." : "there is no such folder.");
        }
        if (Files.isRegularFile(folder.resolve(Manifest.FILE))) {
            if (labels.isPresent()) {
                throw new BadInput(labels.get(), "a version tells the labels of its recordings itself.");
            }
            return ofVersion(folder);
        }
        Recordings found = ofFolder(folder);
        if (found.told.isEmpty()) {
            throw new BadInput(folder, "there is no recording in it, and no version.");
        }
        return labels.isPresent() ? found.labelled(folder, labels.get()) : found;
    }

    private static Recordings ofVersion(Path folder) throws IOException {
        Set<String> withdrawn =
                DatasetReader.tombstones(folder).stream().map(Tombstone::item).collect(Collectors.toSet());
        Map<Path, Map<String, String>> told = new TreeMap<>();
        int twice = 0;
        try (DatasetReader reader = new DatasetReader(folder)) {
            for (var labelled = reader.next(); labelled != null; labelled = reader.next()) {
                Item item = labelled.item();
                if (!withdrawn.contains(item.id())
                        && told.putIfAbsent(folder.resolve(item.mediaPath()), told(item)) != null) {
                    twice++;
                }
            }
        }
        return new Recordings(
                told,
                twice == 0 ? List.of() : List.of(count(twice, "item") + " left out, whose recording another one has."));
    }

    private static Map<String, String> told(Item item) {
        Map<String, String> cells = new LinkedHashMap<>(item.conditions());
        cells.keySet().removeAll(MeasuredFile.AXES);
        cells.put("item", item.id());
        cells.put("subject", item.participant());
        cells.put("label", item.truth());
        cells.put("species", item.truth().equals("attack") ? item.prescribedAttackType() : "");
        cells.put("split", item.split());
        return cells;
    }

    /** Links are not followed, and what begins with a dot is somebody's notes. */
    private static Recordings ofFolder(Path folder) throws IOException {
        Map<Path, Map<String, String>> told = new TreeMap<>();
        List<Path> links = new ArrayList<>();
        List<Path> broken = new ArrayList<>();
        int[] others = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return !directory.equals(folder) && isNote(directory)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isNote(file)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isSymbolicLink()) {
                    links.add(file);
                } else if (file.toString().chars().anyMatch(Character::isISOControl)) {
                    broken.add(file);
                } else if (attributes.isRegularFile() && isRecording(file)) {
                    told.put(file, Map.of());
                } else {
                    others[0]++;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        List<String> passedOver = new ArrayList<>();
        if (!links.isEmpty()) {
            passedOver.add(count(links.size(), "link") + " not followed, the first is " + links.getFirst() + ".");
        }
        if (!broken.isEmpty()) {
            passedOver.add(count(broken.size(), "file") + " passed over, whose name is no line of text.");
        }
        if (others[0] > 0) {
            passedOver.add(count(others[0], "file") + " passed over, whose name does not end as a recording's.");
        }
        return new Recordings(told, passedOver);
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what + " is" : "%,d %ss are".formatted(number, what);
    }

    private static boolean isNote(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static boolean isRecording(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** The labels of a table, whose files are named from the folder. */
    private Recordings labelled(Path folder, Path table) throws IOException {
        Map<Path, Path> byPlace = new HashMap<>();
        told.keySet().forEach(file -> byPlace.put(place(file), file));
        Map<Path, Map<String, String>> labelled = new TreeMap<>(told);
        int absent = 0;
        Set<Path> known = new HashSet<>();
        try (CsvFile csv = CsvFile.open(table)) {
            int file = column(csv, "file");
            int label = column(csv, "label");
            if (file < 0 || label < 0) {
                throw csv.bad("its first line must name the columns file and label, and may name subject and species.");
            }
            while (csv.next()) {
                Path of = byPlace.get(place(folder.resolve(csv.value(file).strip())));
                if (of == null) {
                    absent++;
                    continue;
                }
                if (!known.add(of)) {
                    throw csv.bad(file, "the file has a row before this one.");
                }
                labelled.put(of, told(csv, label));
            }
        }
        List<String> remarks = new ArrayList<>(passedOver);
        if (absent > 0) {
            remarks.add("%,d rows of %s are of files that are not there.".formatted(absent, table));
        }
        if (known.size() < told.size()) {
            remarks.add("%,d recordings have no row in %s.".formatted(told.size() - known.size(), table));
        }
        return new Recordings(labelled, remarks);
    }

    private static Map<String, String> told(CsvFile csv, int label) throws BadInput {
        String kind = csv.value(label).strip();
        if (!kind.equals("genuine") && !kind.equals("attack")) {
            throw csv.bad(label, "\"" + kind + "\" is neither genuine nor attack.");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("label", kind);
        for (String optional : List.of("subject", "species")) {
            int column = column(csv, optional);
            if (column >= 0) {
                cells.put(optional, csv.value(column).strip());
            }
        }
        if (kind.equals("genuine")) {
            cells.remove("species");
        }
        return cells;
    }

    private static int column(CsvFile csv, String name) {
        return NAMES.getOrDefault(name, List.of(name)).stream()
                .mapToInt(each -> csv.columns().indexOf(each))
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
    }

    static Path place(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
