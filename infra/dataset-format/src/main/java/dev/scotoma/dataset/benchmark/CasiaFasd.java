package dev.scotoma.dataset.benchmark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code {train,test}_release/N/{1..8,HR_1..HR_4}.avi}: twelve recordings of each of 50 people, whose numbers begin anew in the test set.
 * Two cameras have the numbers 1 to 8 by turns, the third those with HR.
 */
final class CasiaFasd implements Benchmark {
    private static final Pattern RECORDING = Pattern.compile("(train|test)_release/([1-9]\\d?)/(HR_[1-4]|[1-8])\\.avi");

    private static final List<String> NAMES =
            List.of("1", "2", "3", "4", "5", "6", "7", "8", "HR_1", "HR_2", "HR_3", "HR_4");
    private static final List<String> TYPES = List.of("none", "print", "print_cut", "replay_tablet");
    private static final List<String> INSTRUMENTS = List.of("", "warped_photo", "cut_photo", "video");
    private static final Map<String, Integer> PEOPLE = Map.of("train", 20, "test", 30);

    @Override
    public String name() {
        return "casia-fasd";
    }

    @Override
    public String title() {
        return "CASIA-FASD";
    }

    @Override
    public String source() {
        return "Zhang, Yan, Liu, Lei, Yi and Li, A face antispoofing database with diverse attacks, ICB 2012";
    }

    @Override
    public List<String> folders() {
        return List.of("train_release", "test_release");
    }

    @Override
    public List<Total> totals() {
        return List.of(
                Total.recordings(600),
                Total.people("train", 20),
                Total.people("test", 30),
                Total.recordings("train", "genuine", 60),
                Total.recordings("train", "attack", 180),
                Total.recordings("test", "genuine", 90),
                Total.recordings("test", "attack", 270));
    }

    @Override
    public Reading read(Tree tree) {
        Reading found = Reading.of(tree, CasiaFasd::shot);
        return found.withMissing(missing(found.shots()));
    }

    private static Optional<Shot> shot(String path) {
        Matcher place = RECORDING.matcher(path);
        if (!place.matches()) {
            return Optional.empty();
        }
        String split = place.group(1);
        int person = Integer.parseInt(place.group(2));
        if (person > PEOPLE.getOrDefault(split, 0)) {
            return Optional.empty();
        }
        String name = place.group(3);
        boolean high = name.startsWith("HR_");
        int number = name.charAt(name.length() - 1) - '1';
        int shown = high ? number : number / 2;
        String quality = high ? "high" : number % 2 == 0 ? "normal" : "low";
        return Optional.of(new Shot(
                path,
                "%s_%02d_%s".formatted(split, person, name.toLowerCase(Locale.ROOT)),
                "%s_%02d".formatted(split, person),
                split,
                TYPES.get(shown),
                shown == 0 ? null : INSTRUMENTS.get(shown),
                "quality_" + quality,
                Map.of("camera", "external")));
    }

    private static List<String> missing(List<Shot> shots) {
        Set<String> present = new HashSet<>();
        shots.forEach(shot -> present.add(shot.path()));
        List<String> missing = new ArrayList<>();
        for (String split : List.of("train", "test")) {
            for (int person = 1; person <= PEOPLE.getOrDefault(split, 0); person++) {
                for (String name : NAMES) {
                    String path = "%s_release/%d/%s.avi".formatted(split, person, name);
                    if (!present.contains(path)) {
                        missing.add(path);
                    }
                }
            }
        }
        return missing;
    }
}
