package dev.scotoma.lab.training;

import dev.scotoma.workers.manifest.AttackAttribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A simulated clip and what its maker planted in it.
 *
 * @param planted the columns of truth.csv by name
 */
record PlantedClip(Path file, Map<String, String> planted) {
    /** The clips that a folder's truth.csv lists, in its order. */
    static List<PlantedClip> in(Path folder) throws IOException {
        Path truth = folder.resolve("truth.csv");
        if (!Files.exists(truth)) {
            throw new IOException("There is no " + truth + "; simulator clips writes it.");
        }
        List<String> lines = Files.readAllLines(truth);
        List<String> columns = List.of(lines.getFirst().split(",", -1));
        List<PlantedClip> clips = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            String[] values = lines.get(line).split(",", -1);
            if (values.length != columns.size()) {
                throw new IOException(truth + ", line " + (line + 1) + ": " + values.length + " values for "
                        + columns.size() + " columns.");
            }
            Map<String, String> planted = new TreeMap<>();
            for (int i = 0; i < values.length; i++) {
                planted.put(columns.get(i), values[i]);
            }
            clips.add(new PlantedClip(folder.resolve(planted.getOrDefault("clip", "")), planted));
        }
        return clips;
    }

    String value(String column) {
        String value = planted.get(column);
        if (value == null) {
            throw new IllegalArgumentException("truth.csv has no column " + column + ".");
        }
        return value;
    }

    boolean attack() {
        return value("kind").equals("attack");
    }

    /** 1 where the clip shows the attribute of that head, else 0. */
    float[] targets() {
        AttackAttribute[] heads = AttackAttribute.values();
        float[] targets = new float[heads.length];
        for (AttackAttribute head : heads) {
            targets[head.head()] = value(head.word()).equals("1") ? 1 : 0;
        }
        return targets;
    }
}
