package dev.scotoma.dataset.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Train_files/P_S_UU_F.avi}: the phone, the session, the user, and what is shown (1 the user, 2 and 3 prints, 4 and 5 screens).
 * Every combination is there. The four protocols are lists; the third and the fourth have one for each phone that is left out.
 */
final class OuluNpu implements Benchmark {
    private static final Pattern RECORDING =
            Pattern.compile("(Train|Dev|Test)_files/([1-6])_([1-3])_(\\d\\d)_([1-5])\\.avi");
    private static final Pattern LINE = Pattern.compile("([+-][12]),\\s*([1-6]_[1-3]_\\d\\d_[1-5])");
    private static final List<String> PHONES = List.of(
            "Samsung Galaxy S6 edge",
            "HTC Desire EYE",
            "MEIZU X5",
            "ASUS Zenfone Selfie",
            "Sony XPERIA C5 Ultra Dual",
            "OPPO N3");
    private static final List<String> INSTRUMENTS = List.of("printer_1", "printer_2", "display_1", "display_2");
    private static final List<String> TYPES = List.of("none", "print", "print", "replay_monitor", "replay_monitor");

    private enum Part {
        TRAIN("Train", 1, 20),
        DEV("Dev", 21, 35),
        TEST("Test", 36, 55);

        private final String word;
        private final int first;
        private final int last;

        Part(String word, int first, int last) {
            this.word = word;
            this.first = first;
            this.last = last;
        }

        String split() {
            return word.toLowerCase(Locale.ROOT);
        }

        static Part of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        boolean has(int user) {
            return user >= first && user <= last;
        }

        int users() {
            return last - first + 1;
        }
    }

    /** @param variants how many lists each part has: one for each phone, or one */
    private record Official(int number, int variants, int train, int dev, int test) {
        int of(Part part) {
            return switch (part) {
                case TRAIN -> train;
                case DEV -> dev;
                case TEST -> test;
            };
        }
    }

    private static final List<Official> PROTOCOLS = List.of(
            new Official(1, 1, 1200, 900, 600),
            new Official(2, 1, 1080, 810, 1080),
            new Official(3, 6, 1500, 1125, 300),
            new Official(4, 6, 600, 450, 60));

    @Override
    public String name() {
        return "oulu-npu";
    }

    @Override
    public String title() {
        return "OULU-NPU";
    }

    @Override
    public String source() {
        return "Boulkenafet, Komulainen, Li, Feng and Hadid, OULU-NPU: A mobile face presentation attack database with real-world"
                + " variations, FG 2017";
    }

    @Override
    public List<String> folders() {
        return List.of("Train_files", "Dev_files", "Test_files");
    }

    @Override
    public List<Total> totals() {
        List<Total> totals = new ArrayList<>(List.of(Total.recordings(4950)));
        for (Part part : Part.values()) {
            int genuine = part.users() * 6 * 3;
            totals.add(Total.recordings(part.split(), "genuine", genuine));
            totals.add(Total.recordings(part.split(), "attack", 4 * genuine));
        }
        return totals;
    }

    @Override
    public Reading read(Tree tree) throws IOException {
        Reading found = Reading.of(tree, OuluNpu::shot);
        List<String> missing = missing(found.shots());
        Map<String, Shot> byName = new HashMap<>();
        found.shots().forEach(shot -> byName.put(shot.name(), shot));
        List<OfficialProtocol> protocols = new ArrayList<>();
        for (Official official : PROTOCOLS) {
            for (int variant = 1; variant <= official.variants; variant++) {
                protocol(tree, official, variant, byName, missing).ifPresent(protocols::add);
            }
        }
        return found.with(protocols).withMissing(missing);
    }

    private static Optional<Shot> shot(String path) {
        Matcher name = RECORDING.matcher(path);
        if (!name.matches()) {
            return Optional.empty();
        }
        Part part = Part.of(name.group(1));
        int shown = name.group(5).charAt(0) - '1';
        String phone = PHONES.get(name.group(2).charAt(0) - '1');
        if (!part.has(Integer.parseInt(name.group(4)))) {
            return Optional.empty();
        }
        return Optional.of(new Shot(
                path,
                String.join("_", name.group(2), name.group(3), name.group(4), name.group(5)),
                name.group(4),
                part.split(),
                TYPES.get(shown),
                shown == 0 ? null : INSTRUMENTS.get(shown - 1),
                "session_" + name.group(3),
                Map.of("camera", "phone_front", "device_model", phone, "environment", "indoor")));
    }

    private static List<String> missing(List<Shot> shots) {
        Set<String> present = new HashSet<>();
        shots.forEach(shot -> present.add(shot.path()));
        List<String> missing = new ArrayList<>();
        for (Part part : Part.values()) {
            for (int user = part.first; user <= part.last; user++) {
                for (int phone = 1; phone <= 6; phone++) {
                    for (int session = 1; session <= 3; session++) {
                        for (int shown = 1; shown <= 5; shown++) {
                            String path =
                                    "%s_files/%d_%d_%02d_%d.avi".formatted(part.word, phone, session, user, shown);
                            if (!present.contains(path)) {
                                missing.add(path);
                            }
                        }
                    }
                }
            }
        }
        return missing;
    }

    /** One protocol, when its three lists are there; what of them is not there is added to what is missing. */
    private static Optional<OfficialProtocol> protocol(
            Tree tree, Official official, int variant, Map<String, Shot> byName, List<String> missing)
            throws IOException {
        String suffix = official.variants == 1 ? "" : "_" + variant;
        Map<String, List<String>> parts = new HashMap<>();
        for (Part part : Part.values()) {
            String list = "Protocols/Protocol_%d/%s%s.txt".formatted(official.number, part.word, suffix);
            if (tree.has(list)) {
                parts.put(part.split(), part(tree, list, part, official.of(part), byName));
            } else {
                missing.add(list);
            }
        }
        String name = "protocol_" + official.number + suffix;
        return parts.size() < Part.values().length ? Optional.empty() : Optional.of(new OfficialProtocol(name, parts));
    }

    private static List<String> part(Tree tree, String list, Part part, int official, Map<String, Shot> byName)
            throws IOException {
        List<String> paths = new ArrayList<>();
        Set<String> named = new HashSet<>();
        List<String> lines = tree.lines(list);
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).isEmpty()) {
                continue;
            }
            Matcher line = LINE.matcher(lines.get(at));
            String place = list + ":" + (at + 1) + ": ";
            if (!line.matches()) {
                throw new BenchmarkException(place + "\"" + Words.printable(lines.get(at))
                        + "\" is no line of a protocol, such as +1,1_1_01_1.");
            }
            String name = line.group(2);
            if (!part.has(Integer.parseInt(name.substring(4, 6)))) {
                throw new BenchmarkException(place + name + " shows nobody of " + part.word + "_files.");
            }
            if (!line.group(1).equals(sign(part, name))) {
                throw new BenchmarkException(place + name + " has the label " + line.group(1) + ", and its name says "
                        + sign(part, name) + ".");
            }
            if (!named.add(name)) {
                throw new BenchmarkException(place + name + " was named before.");
            }
            Shot shot = byName.get(name);
            if (shot != null) {
                paths.add(shot.path());
            }
        }
        if (named.size() != official) {
            throw new BenchmarkException(
                    "%s names %,d recordings, and officially they are %,d.".formatted(list, named.size(), official));
        }
        return paths;
    }

    /** The label of a recording in the lists: attacks of the test lists are told apart by what they are shown on. */
    private static String sign(Part part, String name) {
        char shown = name.charAt(7);
        return shown == '1' ? "+1" : part == Part.TEST && shown >= '4' ? "-2" : "-1";
    }
}
