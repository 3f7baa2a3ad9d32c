package dev.scotoma.lab.training;

import dev.scotoma.workers.media.Conditions;
import dev.scotoma.workers.media.Inspected;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares what inspection measures with what a simulator planted, as tables in Markdown.
 *
 * <p>Run by {@code make simulator-report}: {@code ConditionsReport FOLDER}.
 */
public final class ConditionsReport {
    private static final String NONE = "none";

    private final Confusion distance = new Confusion("distance", List.of("near", "mid", "far", NONE));
    private final Confusion lightLevel = new Confusion("light_level", List.of("dark", "normal", "strong", NONE));
    private final Confusion lightDir = new Confusion("light_dir", List.of("even", "side", "back", NONE));
    private final Confusion colourTemp = new Confusion("colour_temp", List.of("warm", "neutral", "cool", NONE));
    private final Map<String, int[]> found = new TreeMap<>();
    private int passed;
    private int clips;

    private ConditionsReport() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: ConditionsReport FOLDER");
            System.exit(2);
        }
        System.out.print(of(Path.of(args[0])).markdown());
    }

    static ConditionsReport of(Path folder) throws Exception {
        ConditionsReport report = new ConditionsReport();
        List<PlantedClip> planted = PlantedClip.in(folder);
        List<Inspected> inspected = InspectedClips.each(planted, (clip, what, pack) -> what);
        for (int i = 0; i < planted.size(); i++) {
            report.add(planted.get(i), inspected.get(i));
        }
        return report;
    }

    private void add(PlantedClip clip, Inspected inspected) {
        clips++;
        passed += inspected.reason().isEmpty() ? 1 : 0;
        for (String group : List.of("all", clip.value("attack_type"), clip.value("distance"))) {
            int[] counts = found.computeIfAbsent(group, any -> new int[2]);
            counts[0] += inspected.looks().withFace();
            counts[1] += inspected.looks().taken();
        }
        Conditions measured = inspected.conditions();
        distance.add(clip.value("distance"), word(measured.distance()));
        lightLevel.add(clip.value("light_level"), word(measured.lightLevel()));
        lightDir.add(clip.value("light_dir"), word(measured.lightDir()));
        colourTemp.add(clip.value("colour_temp"), word(measured.colourTemp()));
    }

    private static String word(@Nullable String measured) {
        return Objects.requireNonNullElse(measured, NONE);
    }

    List<Confusion> axes() {
        return List.of(distance, lightLevel, lightDir, colourTemp);
    }

    /** Share of the frames looked at, all of which show a face, in which one was found. */
    double facesFound() {
        return share("all");
    }

    private double share(String group) {
        int[] counts = found.getOrDefault(group, new int[] {0, 1});
        return (double) counts[0] / counts[1];
    }

    String markdown() {
        StringBuilder text = new StringBuilder("%d clips, %d of them without a fault.%n%n".formatted(clips, passed));
        text.append("| faces found in | of the frames looked at |\n|---|---:|\n");
        found.keySet().forEach(group -> text.append("| %s | %.2f%% |%n".formatted(group, 100 * share(group))));
        axes().forEach(axis -> text.append('\n').append(axis.markdown()));
        return text.toString();
    }
}
