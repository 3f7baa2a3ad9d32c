package dev.scotoma.simulator.crowd;

import dev.scotoma.simulator.clip.Truth;
import dev.scotoma.simulator.scene.Scene;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the crowd has done, for the next run and for whoever wants the planted truth. {@code truth.csv} gets a line when a session is opened,
 * before anything is sent: of what a crash interrupts, the next run asks the platform how far it came. Of two lines with one number the last
 * one counts. {@code people.csv} keeps return codes.
 */
public final class Journal implements AutoCloseable {
    private static final int SESSION = 0;
    private static final int NUMBER = 1;

    private final Map<Integer, String> sessions = new HashMap<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final RandomAccessFile truth;
    private final RandomAccessFile people;

    private Journal(Path folder) throws IOException {
        Path truthFile = folder.resolve("truth.csv");
        Path peopleFile = folder.resolve("people.csv");
        for (String[] line : lines(truthFile)) {
            sessions.put(Integer.valueOf(line[NUMBER]), line[SESSION]);
        }
        for (String[] line : lines(peopleFile)) {
            codes.put(Integer.valueOf(line[0]), line[1]);
        }
        truth = open(truthFile, header());
        people = open(peopleFile, "participant,return_code");
    }

    public static Journal in(Path folder) throws IOException {
        return new Journal(folder);
    }

    /** What is complete: a kill may have cut the last line short. */
    private static List<String[]> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.length() < text.length()) {
            Files.writeString(file, whole);
        }
        return whole.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static RandomAccessFile open(Path path, String header) throws IOException {
        var file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(file.length());
        if (file.length() == 0) {
            line(file, header);
        }
        return file;
    }

    /** All of the line or nothing of it: what a full disk cut off would spoil the line after it. */
    private static void line(RandomAccessFile file, String line) throws IOException {
        long end = file.length();
        try {
            file.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            file.setLength(end);
            throw full;
        }
    }

    synchronized Optional<String> session(Take take) {
        return Optional.ofNullable(sessions.get(take.number()));
    }

    /** Sessions by the number of their take. */
    public synchronized Map<Integer, String> sessions() {
        return Map.copyOf(sessions);
    }

    synchronized Optional<String> code(Participant participant) {
        return Optional.ofNullable(codes.get(participant.number()));
    }

    synchronized void joined(Participant participant, String code) throws IOException {
        line(people, participant.number() + "," + code);
        codes.put(participant.number(), code);
    }

    synchronized void opened(Take take, String session) throws IOException {
        List<String> values = new ArrayList<>(List.of(
                session,
                Integer.toString(take.number()),
                take.round().name().replace(',', ';'),
                take.behaviour().name().toLowerCase(java.util.Locale.ROOT),
                take.declared().word()));
        values.addAll(planted(take.scene()).values());
        line(truth, String.join(",", values));
        sessions.put(take.number(), session);
    }

    private static String header() {
        return "session,number,campaign,behaviour,declared_attack_type,"
                + String.join(",", planted(Scene.any(0)).keySet());
    }

    private static Map<String, String> planted(Scene scene) {
        Map<String, String> values = new LinkedHashMap<>(Truth.values(scene));
        values.remove("clip");
        values.remove("mime_type");
        return values;
    }

    @Override
    public synchronized void close() throws IOException {
        truth.close();
        people.close();
    }
}
