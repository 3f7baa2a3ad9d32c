package dev.scotoma.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Benchmarks in their exact layouts and full sizes, all of whose recordings are hard links to one small file. */
final class BenchmarkTrees {
    private static final int[] OULU_SPLITS = {1, 21, 36, 56};
    private static final List<String> OULU_PARTS = List.of("Train", "Dev", "Test");

    private final Path root;
    private final Path bytes;

    private BenchmarkTrees(Path root) throws IOException {
        this.root = root;
        this.bytes = Files.writeString(root.resolveSibling(root.getFileName() + ".bytes"), "not really a film");
    }

    static Path full(String benchmark, Path root) throws IOException {
        var trees = new BenchmarkTrees(Files.createDirectories(root));
        switch (benchmark) {
            case "oulu-npu" -> trees.ouluNpu();
            case "replay-attack" -> trees.replayAttack();
            case "msu-mfsd" -> trees.msuMfsd();
            case "casia-fasd" -> trees.casiaFasd();
            case "siw" -> trees.siw();
            default -> throw new IllegalArgumentException(benchmark);
        }
        return root;
    }

    private void recording(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createLink(file, bytes);
    }

    private void list(String path, List<String> lines) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private void ouluNpu() throws IOException {
        for (int part = 0; part < 3; part++) {
            for (String name : oulu(part, phone -> true, session -> true, shown -> true)) {
                recording("%s_files/%s.avi".formatted(OULU_PARTS.get(part), name));
                list("%s_files/%s.txt".formatted(OULU_PARTS.get(part), name), List.of("0,1,2,3,4"));
            }
        }
        IntPredicate any = each -> true;
        IntPredicate known = shown -> shown == 1 || shown == 2 || shown == 4;
        IntPredicate unknown = shown -> shown == 1 || shown == 3 || shown == 5;
        IntPredicate before = session -> session < 3;
        IntPredicate after = session -> session == 3;
        for (int part = 0; part < 3; part++) {
            boolean test = part == 2;
            protocol("1", part, "", any, test ? after : before, any);
            protocol("2", part, "", any, any, test ? unknown : known);
            for (int left = 1; left <= 6; left++) {
                int out = left;
                IntPredicate phones = test ? phone -> phone == out : phone -> phone != out;
                protocol("3", part, "_" + left, phones, any, any);
                protocol("4", part, "_" + left, phones, test ? after : before, test ? unknown : known);
            }
        }
    }

    private void protocol(
            String number, int part, String suffix, IntPredicate phones, IntPredicate sessions, IntPredicate shown)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : oulu(part, phones, sessions, shown)) {
            char of = name.charAt(name.length() - 1);
            lines.add((of == '1' ? "+1" : part == 2 && of >= '4' ? "-2" : "-1") + "," + name);
        }
        list("Protocols/Protocol_%s/%s%s.txt".formatted(number, OULU_PARTS.get(part), suffix), lines);
    }

    private static List<String> oulu(int part, IntPredicate phones, IntPredicate sessions, IntPredicate shown) {
        List<String> names = new ArrayList<>();
        for (int user = OULU_SPLITS[part]; user < OULU_SPLITS[part + 1]; user++) {
            for (int phone : range(6, phones)) {
                for (int session : range(3, sessions)) {
                    for (int of : range(5, shown)) {
                        names.add("%d_%d_%02d_%d".formatted(phone, session, user, of));
                    }
                }
            }
        }
        return names;
    }

    private static int[] range(int last, IntPredicate of) {
        return IntStream.rangeClosed(1, last).filter(of).toArray();
    }

    private void replayAttack() throws IOException {
        int client = 1;
        for (String set : List.of("train", "devel", "test")) {
            for (int last = client + (set.equals("test") ? 20 : 15); client < last; client++) {
                for (String light : List.of("adverse", "controlled")) {
                    recording(
                            "%s/real/client%03d_session01_webcam_authenticate_%s_1.mov".formatted(set, client, light));
                    recording(
                            "%s/real/client%03d_session01_webcam_authenticate_%s_2.mov".formatted(set, client, light));
                    recording("enroll/%s/client%03d_session02_webcam_%s.mov".formatted(set, client, light));
                    for (String how : List.of("fixed", "hand")) {
                        for (String shown : List.of(
                                "print %s highdef_photo",
                                "mobile %s mobile_photo",
                                "mobile %s mobile_video",
                                "highdef %s highdef_photo",
                                "highdef %s highdef_video")) {
                            String name = shown.formatted("client%03d_session01".formatted(client))
                                    .replace(' ', '_');
                            recording("%s/attack/%s/attack_%s_%s.mov".formatted(set, how, name, light));
                        }
                    }
                }
            }
        }
        list("protocols/clients.txt", List.of("001"));
    }

    private void msuMfsd() throws IOException {
        List<Integer> trained = MsuMfsd.TRAINED_ON.stream().sorted().toList();
        List<Integer> tested = IntStream.rangeClosed(1, 55)
                .filter(person -> !trained.contains(person))
                .limit(20)
                .boxed()
                .toList();
        for (List<Integer> people : List.of(trained, tested)) {
            for (int person : people) {
                for (String camera : List.of("android mp4", "laptop mov")) {
                    String device = camera.substring(0, camera.indexOf(' '));
                    String extension = camera.substring(camera.indexOf(' ') + 1);
                    recording("scene01/real/real_client%03d_%s_SD_scene01.%s".formatted(person, device, extension));
                    list(
                            "scene01/real/real_client%03d_%s_SD_scene01.face".formatted(person, device),
                            List.of("1,2,3,4,5"));
                    for (String shown : List.of("ipad_video", "iphone_video", "printed_photo")) {
                        recording("scene01/attack/attack_client%03d_%s_SD_%s_scene01.%s"
                                .formatted(person, device, shown, extension));
                    }
                }
            }
        }
        list(MsuMfsd.TRAIN_LIST, trained.stream().map("%02d"::formatted).toList());
        list(MsuMfsd.TEST_LIST, tested.stream().map("%02d"::formatted).toList());
    }

    private void casiaFasd() throws IOException {
        for (int person = 1; person <= 30; person++) {
            for (String set : person <= 20 ? List.of("train", "test") : List.of("test")) {
                for (int number = 1; number <= 8; number++) {
                    recording("%s_release/%d/%d.avi".formatted(set, person, number));
                }
                for (int number = 1; number <= 4; number++) {
                    recording("%s_release/%d/HR_%d.avi".formatted(set, person, number));
                }
            }
        }
    }

    /** Eight genuine recordings of each, and nineteen or twenty attacks. */
    private void siw() throws IOException {
        for (int person = 1; person <= 165; person++) {
            String set = person <= 90 ? "Train" : "Test";
            for (String rest : product("12", "1", "12", "12")) {
                recording("%s/live/%03d/%03d-%s.mov".formatted(set, person, person, rest));
            }
            List<String> attacks = new ArrayList<>(product("12", "3", "1234", "12"));
            attacks.addAll(product("1", "2", "12", "12"));
            for (String rest : attacks.subList(0, person <= 23 ? 20 : 19)) {
                recording("%s/spoof/%03d/%03d-%s.mov".formatted(set, person, person, rest));
            }
        }
    }

    private static List<String> product(String... digits) {
        List<String> names = List.of("");
        for (String of : digits) {
            names = names.stream()
                    .flatMap(name -> of.chars()
                            .mapToObj(Character::toString)
                            .map(digit -> name.isEmpty() ? digit : name + "-" + digit))
                    .collect(Collectors.toList());
        }
        return names;
    }
}
