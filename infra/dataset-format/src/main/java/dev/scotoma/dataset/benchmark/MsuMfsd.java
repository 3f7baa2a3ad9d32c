package dev.scotoma.dataset.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code scene01/{real,attack}/real_client001_android_SD_scene01.mp4}, laptops {@code .mov}. Each of 35 people has two genuine recordings and
 * six attacks. Who is trained on and who is tested on stands in two lists; there is no third.
 */
final class MsuMfsd implements Benchmark {
    private static final Pattern RECORDING = Pattern.compile(
            "scene01/(?:real/real_client(\\d{3})_(android|laptop)_[SH]D_scene01"
                    + "|attack/attack_client(\\d{3})_(android|laptop)_[SH]D_(ipad_video|iphone_video|printed_photo)_scene01)\\.(mp4|mov)");
    private static final Pattern LIST_LINE = Pattern.compile("\\d{1,3}");

    static final String TRAIN_LIST = "train_sub_list.txt";
    static final String TEST_LIST = "test_sub_list.txt";

    /** Whom the authors train on; they test on the others. */
    static final Set<Integer> TRAINED_ON = Set.of(2, 3, 5, 6, 7, 8, 9, 11, 12, 21, 22, 34, 53, 54, 55);

    private static final List<String> CAMERAS = List.of("android_SD%s_scene01.mp4", "laptop_SD%s_scene01.mov");
    private static final Map<String, String> TYPES = Map.of(
            "ipad_video", "replay_tablet",
            "iphone_video", "replay_phone",
            "printed_photo", "print");

    @Override
    public String name() {
        return "msu-mfsd";
    }

    @Override
    public String title() {
        return "MSU-MFSD";
    }

    @Override
    public String source() {
        return "Wen, Han and Jain, Face spoof detection with image distortion analysis, IEEE TIFS 10(4), 2015";
    }

    @Override
    public List<String> folders() {
        return List.of("scene01/real", "scene01/attack");
    }

    @Override
    public List<Total> totals() {
        return List.of(
                Total.recordings(280),
                Total.people("train", 15),
                Total.people("test", 20),
                Total.recordings("train", "genuine", 30),
                Total.recordings("train", "attack", 90),
                Total.recordings("test", "genuine", 40),
                Total.recordings("test", "attack", 120));
    }

    @Override
    public Reading read(Tree tree) throws IOException {
        Reading found = Reading.of(tree, MsuMfsd::shot);
        List<String> missing = missing(found.shots());
        List<OfficialProtocol> protocols = List.of();
        if (tree.has(TRAIN_LIST) && tree.has(TEST_LIST)) {
            protocols = List.of(official(tree, found.shots()));
        } else {
            for (String list : List.of(TRAIN_LIST, TEST_LIST)) {
                if (!tree.has(list)) {
                    missing.add(list);
                }
            }
        }
        return found.with(protocols).withMissing(missing);
    }

    private static Optional<Shot> shot(String path) {
        Matcher name = RECORDING.matcher(path);
        if (!name.matches()) {
            return Optional.empty();
        }
        boolean attack = name.group(1) == null;
        String client = attack ? name.group(3) : name.group(1);
        boolean android = (attack ? name.group(4) : name.group(2)).equals("android");
        if (android != name.group(6).equals("mp4")) {
            return Optional.empty();
        }
        return Optional.of(new Shot(
                path,
                path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.')).toLowerCase(Locale.ROOT),
                client,
                TRAINED_ON.contains(Integer.valueOf(client)) ? "train" : "test",
                attack ? Objects.requireNonNull(TYPES.get(name.group(5))) : Shot.GENUINE,
                attack ? name.group(5) : null,
                "scene_01",
                Map.of(
                        "camera",
                        android ? "phone_front" : "laptop",
                        "device_model",
                        android ? "Google Nexus 5" : "MacBook Air 13",
                        "environment",
                        "indoor")));
    }

    private static OfficialProtocol official(Tree tree, List<Shot> shots) throws IOException {
        SortedSet<Integer> train = people(tree, TRAIN_LIST);
        SortedSet<Integer> test = people(tree, TEST_LIST);
        if (!train.equals(TRAINED_ON)) {
            throw new BenchmarkException(TRAIN_LIST + " is not the official list: it names " + train + ".");
        }
        for (int person : test) {
            if (train.contains(person)) {
                throw new BenchmarkException(
                        "client %03d is in both %s and %s.".formatted(person, TRAIN_LIST, TEST_LIST));
            }
        }
        for (Shot shot : shots) {
            if (!train.contains(Integer.valueOf(shot.person())) && !test.contains(Integer.valueOf(shot.person()))) {
                throw new BenchmarkException(
                        "client " + shot.person() + " is in neither " + TRAIN_LIST + " nor " + TEST_LIST + ".");
            }
        }
        return new OfficialProtocol("official", Map.of("train", paths(shots, "train"), "test", paths(shots, "test")));
    }

    private static List<String> paths(List<Shot> shots, String split) {
        return shots.stream()
                .filter(shot -> shot.split().equals(split))
                .map(Shot::path)
                .toList();
    }

    private static SortedSet<Integer> people(Tree tree, String list) throws IOException {
        SortedSet<Integer> people = new TreeSet<>();
        List<String> lines = tree.lines(list);
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).isEmpty()) {
                continue;
            }
            if (!LIST_LINE.matcher(lines.get(at)).matches()) {
                throw new BenchmarkException(list + ":" + (at + 1) + ": \"" + Words.printable(lines.get(at))
                        + "\" is no number of a client.");
            }
            people.add(Integer.valueOf(lines.get(at)));
        }
        return people;
    }

    /** What the people who are there ought to have besides. */
    private static List<String> missing(List<Shot> shots) {
        Set<String> present = new HashSet<>();
        SortedSet<String> clients = new TreeSet<>();
        for (Shot shot : shots) {
            present.add(shot.path().replace("_HD_", "_SD_"));
            clients.add(shot.person());
        }
        TRAINED_ON.forEach(person -> clients.add("%03d".formatted(person)));
        List<String> missing = new ArrayList<>();
        for (String client : clients) {
            for (String camera : CAMERAS) {
                List<String> paths =
                        new ArrayList<>(List.of("scene01/real/real_client" + client + "_" + camera.formatted("")));
                for (String instrument : new TreeSet<>(TYPES.keySet())) {
                    paths.add("scene01/attack/attack_client" + client + "_" + camera.formatted("_" + instrument));
                }
                paths.stream().filter(path -> !present.contains(path)).forEach(missing::add);
            }
        }
        return missing;
    }
}
