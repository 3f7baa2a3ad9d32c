package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Manifest.Aggregation;
import dev.scotoma.blindspot.model.Manifest.Channels;
import dev.scotoma.blindspot.model.Manifest.Crop;
import dev.scotoma.blindspot.model.Manifest.Input;
import dev.scotoma.blindspot.model.Manifest.Lineage;
import dev.scotoma.blindspot.model.Manifest.Network;
import dev.scotoma.blindspot.model.Manifest.Output;
import dev.scotoma.blindspot.model.Manifest.Threshold;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads a manifest from YAML nodes, never into objects that the text could choose; every complaint names its line. */
final class ManifestReader {
    private static final int MOST_CHARACTERS = 64 * 1024;
    /** Frame packs hold the region of this factor around the face: a network cannot see more. */
    private static final double WIDEST_CONTEXT = 4;

    private ManifestReader() {}

    static Manifest read(String yaml) {
        Section root = new Section("the manifest", root(yaml));
        root.only(
                "name",
                "iteration",
                "demonstration",
                "network",
                "input",
                "crop",
                "output",
                "threshold",
                "aggregation",
                "lineage");
        String name = root.text("name");
        if (!name.matches("[a-z0-9][a-z0-9._-]{0,59}")) {
            throw root.complaint("name", "is lower-case letters, digits, dots, underscores and hyphens, at most 60");
        }
        return new Manifest(
                name,
                root.whole("iteration", 1, Integer.MAX_VALUE),
                root.has("demonstration") && root.flag("demonstration"),
                network(root.section("network")),
                input(root.section("input")),
                crop(root.section("crop")),
                output(root.section("output")),
                threshold(root.section("threshold")),
                root.oneOf("aggregation", Aggregation.class),
                lineage(root.section("lineage")));
    }

    private static MappingNode root(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(10);
        try {
            if (new Yaml(options).compose(new StringReader(yaml)) instanceof MappingNode mapping) {
                return mapping;
            }
            throw new InvalidManifest(1, "the manifest has to be keys and values.");
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw new InvalidManifest(line, "this is not YAML (" + broken.getProblem() + ").");
        } catch (YAMLException broken) {
            throw new InvalidManifest(1, "this is not YAML that is read here (" + broken.getMessage() + ").");
        }
    }

    private static Network network(Section section) {
        section.only("file", "format", "sha256");
        if (!section.text("format").equals("torchscript")) {
            throw section.complaint("format", "is torchscript");
        }
        String sha256 = section.text("sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw section.complaint("sha256", "is 64 lower-case hexadecimal digits");
        }
        return new Network(section.text("file"), sha256);
    }

    private static Input input(Section section) {
        section.only("width", "height", "channels", "scale", "mean", "std");
        return new Input(
                section.whole("width", 8, 2048),
                section.whole("height", 8, 2048),
                section.oneOf("channels", Channels.class),
                section.number("scale", 1e-9, 1e9),
                section.numbers("mean", 3, -1e9, 1e9),
                section.numbers("std", 3, 1e-9, 1e9));
    }

    private static Crop crop(Section section) {
        section.only("around", "context");
        if (!section.text("around").equals("face")) {
            throw section.complaint("around", "is face");
        }
        return new Crop(section.number("context", 1, WIDEST_CONTEXT));
    }

    private static Output output(Section section) {
        section.only("heads", "decides");
        List<AttackAttribute> heads = section.listOf("heads", AttackAttribute.class);
        if (heads.isEmpty() || new HashSet<>(heads).size() != heads.size()) {
            throw section.complaint("heads", "names one to eight attributes, each once");
        }
        AttackAttribute decides = section.oneOf("decides", AttackAttribute.class);
        if (!heads.contains(decides)) {
            throw section.complaint("decides", "is one of the heads");
        }
        return new Output(heads, decides);
    }

    private static Threshold threshold(Section section) {
        section.only("value", "from");
        return new Threshold(section.number("value", 0, 1), section.text("from"));
    }

    private static Lineage lineage(Section section) {
        section.only("trainedOn", "participants");
        return new Lineage(section.text("trainedOn"), section.text("participants"));
    }
}
