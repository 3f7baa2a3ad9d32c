package dev.scotoma.workers.manifest;

import dev.scotoma.workers.manifest.Manifest.AroundFace;
import dev.scotoma.workers.manifest.Manifest.Crop;
import dev.scotoma.workers.manifest.Manifest.Input;
import dev.scotoma.workers.manifest.Manifest.Lineage;
import dev.scotoma.workers.manifest.Manifest.Mixture;
import dev.scotoma.workers.manifest.Manifest.Name;
import dev.scotoma.workers.manifest.Manifest.Network;
import dev.scotoma.workers.manifest.Manifest.Output;
import dev.scotoma.workers.manifest.Manifest.Training;
import dev.scotoma.workers.manifest.Manifest.Values;
import dev.scotoma.workers.manifest.Manifest.WholeFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Writes a manifest as YAML that {@link ManifestReader} reads as the same manifest. */
final class ManifestWriter {
    private ManifestWriter() {}

    static String write(Manifest manifest) {
        Map<String, Object> root = new LinkedHashMap<>(name(manifest.id()));
        Name parent = manifest.identity().parent();
        if (parent != null) {
            root.put("parent", name(parent));
        }
        if (manifest.demonstration()) {
            root.put("demonstration", true);
        }
        if (manifest.networks().size() == 1) {
            Network network = manifest.networks().getFirst();
            root.put("network", file(network));
            root.putAll(seen(network));
        } else {
            List<Map<String, Object>> networks = new ArrayList<>();
            for (Network network : manifest.networks()) {
                Map<String, Object> item = file(network);
                item.putAll(seen(network));
                networks.add(item);
            }
            root.put("networks", networks);
        }
        root.put("output", output(manifest.output()));
        Map<String, Object> threshold = new LinkedHashMap<>();
        threshold.put("value", manifest.threshold().value());
        threshold.put("from", manifest.threshold().from());
        root.put("threshold", threshold);
        root.put("aggregation", word(manifest.aggregation()));
        var perturbations = manifest.perturbations();
        if (perturbations != null) {
            root.put("perturbations", Map.of("seed", perturbations.seed()));
        }
        root.put("lineage", lineage(manifest.lineage()));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        return new Yaml(options).dump(root);
    }

    private static Map<String, Object> name(Name name) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name.name());
        map.put("iteration", name.iteration());
        return map;
    }

    private static Map<String, Object> file(Network network) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("file", network.file());
        file.put("format", word(network.format()));
        file.put("sha256", network.sha256());
        return file;
    }

    private static Map<String, Object> seen(Network network) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("input", input(network.input()));
        seen.put("crop", crop(network.crop()));
        return seen;
    }

    private static Map<String, Object> input(Input input) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("width", input.width());
        map.put("height", input.height());
        map.put("channels", word(input.channels()));
        map.put("scale", input.scale());
        map.put("mean", input.mean());
        map.put("std", input.std());
        map.put("resize", word(input.resize()));
        return map;
    }

    private static Map<String, Object> crop(Crop crop) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (crop) {
            case WholeFrame() -> map.put("around", "frame");
            case AroundFace around -> {
                map.put("around", "face");
                map.put("context", around.context());
                map.put("shape", word(around.shape()));
                map.put("alignment", word(around.alignment()));
            }
        }
        return map;
    }

    private static Map<String, Object> output(Output output) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("heads", output.heads().stream().map(AttackAttribute::word).toList());
        map.put("decides", output.decides().word());
        map.put("values", word(output.values()));
        if (output.values() != Values.TWO_CLASS) {
            map.put("classes", output.classes());
            Map<String, Object> mapping = new LinkedHashMap<>();
            for (int head = 0; head < output.heads().size(); head++) {
                mapping.put(
                        output.heads().get(head).word(),
                        mixture(output.mixtures().get(head)));
            }
            map.put("mapping", mapping);
        }
        return map;
    }

    private static String mixture(Mixture mixture) {
        String sum = mixture.classes().stream().map(i -> "p[" + i + "]").collect(Collectors.joining(" + "));
        return mixture.complement() ? "1 - " + sum : sum;
    }

    private static Map<String, Object> lineage(Lineage lineage) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trainedOn", lineage.trainedOn());
        map.put("participants", lineage.participants());
        Training training = lineage.training();
        if (training != null) {
            Map<String, Object> how = new LinkedHashMap<>();
            how.put("dataset", training.dataset());
            how.put("template", training.template());
            how.put("preset", training.preset());
            how.put("epochs", training.epochs());
            how.put("rate", training.rate());
            how.put("seed", training.seed());
            how.put("frames", training.frames());
            how.put("bestEpoch", training.bestEpoch());
            how.put("devHter", training.devHter());
            how.put("participants", training.participants());
            map.put("training", how);
        }
        return map;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
