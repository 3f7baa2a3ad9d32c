package dev.scotoma.dataset.benchmark;

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
 * {@code {Train,Test}/{live,spoof}/UUU/UUU-C-T-M-S.mov}: the person, the camera, the type (1 live, 2 print, 3 replay), the medium and the
 * session. People have different numbers of recordings, so that only the totals tell what is missing.
 */
final class Siw implements Benchmark {
    private static final Pattern RECORDING = Pattern.compile(
            "(Train|Test)/(live|spoof)/(\\d{3})/(\\d{3})[-_]([12])[-_]([123])[-_](\\d)[-_](\\d)\\.(?:mov|mp4)");
    private static final int PEOPLE = 165;
    private static final List<String> CAMERAS = List.of("Canon EOS T6", "Logitech C920");

    @Override
    public String name() {
        return "siw";
    }

    @Override
    public String title() {
        return "SiW";
    }

    @Override
    public String source() {
        return "Liu, Jourabloo and Liu, Learning deep models for face anti-spoofing: binary or auxiliary supervision, CVPR 2018;"
                + " totals of the recordings that were released by the database's page";
    }

    @Override
    public List<String> folders() {
        return List.of("Train/live", "Train/spoof", "Test/live", "Test/spoof");
    }

    /** The paper plans 1,320 genuine recordings and 3,300 attacks; 4,478 were released, and nobody says how many of each. */
    @Override
    public List<Total> totals() {
        return List.of(Total.recordings(4478), Total.people("train", 90), Total.people("test", 75));
    }

    @Override
    public Reading read(Tree tree) {
        Reading found = Reading.of(tree, Siw::shot);
        return found.withMissing(missing(found.shots()));
    }

    private static Optional<Shot> shot(String path) {
        Matcher name = RECORDING.matcher(path);
        if (!name.matches()) {
            return Optional.empty();
        }
        int person = Integer.parseInt(name.group(3));
        int type = name.group(6).charAt(0) - '0';
        boolean live = type == 1;
        if (!name.group(3).equals(name.group(4))
                || live != name.group(2).equals("live")
                || person < 1
                || person > PEOPLE) {
            return Optional.empty();
        }
        String medium = (type == 2 ? "print_" : "replay_") + name.group(7);
        return Optional.of(new Shot(
                path,
                String.join("-", name.group(4), name.group(5), name.group(6), name.group(7), name.group(8)),
                name.group(4),
                name.group(1).toLowerCase(Locale.ROOT),
                live ? Shot.GENUINE : type == 2 ? "print" : "replay",
                live ? null : medium,
                "session_" + name.group(8),
                Map.of(
                        "camera",
                        "external",
                        "device_model",
                        CAMERAS.get(name.group(5).charAt(0) - '1'))));
    }

    /** People of whom nothing is there, or nothing genuine, or no attack. */
    private static List<String> missing(List<Shot> shots) {
        Map<String, String> sets = new HashMap<>();
        Set<String> present = new HashSet<>();
        for (Shot shot : shots) {
            sets.put(shot.person(), shot.path().substring(0, shot.path().indexOf('/')));
            present.add(shot.person() + shot.truth());
        }
        List<String> missing = new ArrayList<>();
        for (int number = 1; number <= PEOPLE; number++) {
            String person = "%03d".formatted(number);
            String set = sets.getOrDefault(person, "(Train or Test)");
            if (!present.contains(person + "genuine")) {
                missing.add(set + "/live/" + person);
            }
            if (!present.contains(person + "attack")) {
                missing.add(set + "/spoof/" + person);
            }
        }
        return missing;
    }
}
