package dev.scotoma.dataset.benchmark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code {train,devel,test}/{real,attack/fixed,attack/hand}/*.mov}. Each client has four genuine recordings, two in each light, and twenty
 * attacks. Recordings for enrolment show clients to a recognition system, and are no part of the sets.
 */
final class ReplayAttack implements Benchmark {
    private static final Pattern GENUINE = Pattern.compile(
            "(train|devel|test)/real/client(\\d{3})_session\\d\\d_webcam_authenticate_(adverse|controlled)_[12]\\.mov");
    private static final Pattern ATTACK = Pattern.compile(
            "(train|devel|test)/attack/(fixed|hand)/"
                    + "attack_(print|mobile|highdef)_client(\\d{3})_session\\d\\d_(mobile|highdef)_(photo|video)_(adverse|controlled)\\.mov");
    private static final Pattern ENROLMENT = Pattern.compile("enroll/.*\\.mov");

    private static final List<String> LIGHTS = List.of("adverse", "controlled");

    /** What is shown on what, as names have it around the client. */
    private static final List<String[]> SHOWN = List.of(
            new String[] {"print", "highdef_photo"},
            new String[] {"mobile", "mobile_photo"},
            new String[] {"mobile", "mobile_video"},
            new String[] {"highdef", "highdef_photo"},
            new String[] {"highdef", "highdef_video"});

    /** A printed sheet, the screen of a telephone, and that of a tablet. */
    private static final Map<String, String> TYPES =
            Map.of("print", "print", "mobile", "replay_phone", "highdef", "replay_tablet");

    @Override
    public String name() {
        return "replay-attack";
    }

    @Override
    public String title() {
        return "Replay-Attack";
    }

    @Override
    public String source() {
        return "Chingovska, Anjos and Marcel, On the effectiveness of local binary patterns in face anti-spoofing, BIOSIG 2012";
    }

    @Override
    public List<String> folders() {
        return List.of("train/real", "train/attack", "devel/real", "devel/attack", "test/real", "test/attack");
    }

    @Override
    public List<Total> totals() {
        return List.of(
                Total.recordings(1200),
                Total.recordings("train", "genuine", 60),
                Total.recordings("train", "attack", 300),
                Total.recordings("dev", "genuine", 60),
                Total.recordings("dev", "attack", 300),
                Total.recordings("test", "genuine", 80),
                Total.recordings("test", "attack", 400));
    }

    @Override
    public Reading read(Tree tree) {
        Reading found = Reading.of(tree, ReplayAttack::shot);
        List<String> enrolment = found.elsewhere().stream()
                .filter(path -> ENROLMENT.matcher(path).matches())
                .toList();
        return found.without("enrolment", enrolment).withMissing(missing(found.shots()));
    }

    private static Optional<Shot> shot(String path) {
        Matcher genuine = GENUINE.matcher(path);
        if (genuine.matches()) {
            return Optional.of(
                    shot(path, genuine.group(1), genuine.group(2), Shot.GENUINE, Optional.empty(), genuine.group(3)));
        }
        Matcher attack = ATTACK.matcher(path);
        if (!attack.matches()) {
            return Optional.empty();
        }
        String instrument = String.join("_", attack.group(3), attack.group(6), attack.group(2));
        String type = TYPES.get(attack.group(3));
        return Optional.of(shot(
                path,
                attack.group(1),
                attack.group(4),
                Objects.requireNonNull(type),
                Optional.of(instrument),
                attack.group(7)));
    }

    private static Shot shot(
            String path, String folder, String client, String type, Optional<String> instrument, String light) {
        return new Shot(
                path,
                path.substring(0, path.length() - ".mov".length()).replace('/', '_'),
                client,
                folder.equals("devel") ? "dev" : folder,
                type,
                instrument.orElse(null),
                light,
                Map.of("camera", "laptop", "environment", "indoor"));
    }

    /** What the clients that are there ought to have besides. */
    private static List<String> missing(List<Shot> shots) {
        Set<String> present = new HashSet<>();
        Set<String> clients = new TreeSet<>();
        for (Shot shot : shots) {
            present.add(withoutSession(shot.path()));
            clients.add(shot.path().substring(0, shot.path().indexOf('/')) + "/" + shot.person());
        }
        List<String> missing = new ArrayList<>();
        for (String client : clients) {
            for (String path :
                    ofClient(client.substring(0, client.indexOf('/')), client.substring(client.indexOf('/') + 1))) {
                if (!present.contains(withoutSession(path))) {
                    missing.add(path);
                }
            }
        }
        return missing;
    }

    private static String withoutSession(String path) {
        return path.replaceFirst("_session\\d\\d_", "_");
    }

    private static List<String> ofClient(String folder, String client) {
        List<String> paths = new ArrayList<>();
        for (String light : LIGHTS) {
            for (int take = 1; take <= 2; take++) {
                paths.add("%s/real/client%s_session01_webcam_authenticate_%s_%d.mov"
                        .formatted(folder, client, light, take));
            }
            for (String support : List.of("fixed", "hand")) {
                for (String[] shown : SHOWN) {
                    paths.add("%s/attack/%s/attack_%s_client%s_session01_%s_%s.mov"
                            .formatted(folder, support, shown[0], client, shown[1], light));
                }
            }
        }
        return paths;
    }
}
