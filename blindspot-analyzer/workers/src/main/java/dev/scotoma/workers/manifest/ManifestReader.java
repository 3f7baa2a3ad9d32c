package dev.scotoma.workers.manifest;

import dev.scotoma.workers.manifest.Manifest.Aggregation;
import dev.scotoma.workers.manifest.Manifest.Alignment;
import dev.scotoma.workers.manifest.Manifest.AroundFace;
import dev.scotoma.workers.manifest.Manifest.Channels;
import dev.scotoma.workers.manifest.Manifest.Crop;
import dev.scotoma.workers.manifest.Manifest.Format;
import dev.scotoma.workers.manifest.Manifest.Identity;
import dev.scotoma.workers.manifest.Manifest.Input;
import dev.scotoma.workers.manifest.Manifest.Lineage;
import dev.scotoma.workers.manifest.Manifest.Name;
import dev.scotoma.workers.manifest.Manifest.Network;
import dev.scotoma.workers.manifest.Manifest.Perturbations;
import dev.scotoma.workers.manifest.Manifest.Reading;
import dev.scotoma.workers.manifest.Manifest.Resize;
import dev.scotoma.workers.manifest.Manifest.Shape;
import dev.scotoma.workers.manifest.Manifest.Threshold;
import dev.scotoma.workers.manifest.Manifest.Training;
import dev.scotoma.workers.manifest.Manifest.WholeFrame;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * Reads a manifest from YAML nodes, and never into objects that the text could choose. Every complaint names its line.
 */
final class ManifestReader {
    private static final int MOST_CHARACTERS = 64 * 1024;
    /**
     * The widest context that a network may ask for, because frame packs hold the region of this factor around the
     * face.
     */
    private static final double WIDEST_CONTEXT = 4;

    private static final int MOST_NETWORKS = 8;

    /** What stands on the top level where there is one network. */
    private static final List<String> SINGLE = List.of("network", "input", "crop");

    private static final List<String> KEYS = Stream.of(
                    List.of("name", "iteration", "parent", "demonstration", "networks"),
                    SINGLE,
                    List.of("output", "threshold", "aggregation", "perturbations", "lineage"))
            .flatMap(List::stream)
            .toList();

    private ManifestReader() {}

    static Manifest read(String yaml) {
        Section root = new Section("the manifest", root(yaml));
        root.only(KEYS);
        return new Manifest(
                identity(root),
                networks(root),
                new Reading(
                        OutputReader.read(root.section("output")),
                        threshold(root.section("threshold")),
                        root.oneOf("aggregation", Aggregation.class)),
                root.has("perturbations") ? perturbations(root.section("perturbations")) : null,
                lineage(root.section("lineage")));
    }

    private static Identity identity(Section root) {
        return new Identity(
                id(root),
                root.has("parent") ? parent(root.section("parent")) : null,
                root.has("demonstration") && root.flag("demonstration"));
    }

    private static Name id(Section section) {
        return new Name(name(section), section.whole("iteration", 1, Integer.MAX_VALUE));
    }

    private static String name(Section section) {
        String name = section.text("name");
        if (!name.matches("[a-z0-9][a-z0-9._-]{0,59}")) {
            throw section.complaint("name", "is lower-case letters, digits, dots, underscores and hyphens, at most 60");
        }
        return name;
    }

    private static Name parent(Section section) {
        section.only(List.of("name", "iteration"));
        return id(section);
    }

    /** One network may stand on the top level, with its input and crop beside it. */
    private static List<Network> networks(Section root) {
        if (!root.has("networks")) {
            Section network = root.section("network");
            network.only(List.of("file", "format", "sha256"));
            return List.of(network(network, root));
        }
        for (String single : SINGLE) {
            if (root.has(single)) {
                throw root.complaint(single, "goes into an item of networks when there are networks");
            }
        }
        List<Section> items = root.sections("networks");
        if (items.isEmpty() || items.size() > MOST_NETWORKS) {
            throw root.complaint("networks", "has one to " + MOST_NETWORKS + " items");
        }
        List<Network> networks = new ArrayList<>();
        for (Section item : items) {
            item.only(List.of("file", "format", "sha256", "input", "crop"));
            networks.add(network(item, item));
        }
        if (networks.stream().map(Network::file).distinct().count() < networks.size()) {
            throw root.complaint("networks", "names a file twice");
        }
        return networks;
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

    private static Network network(Section file, Section seen) {
        String name = file.text("file");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw file.complaint("file", "is a file name of letters, digits, dots, underscores and hyphens");
        }
        return new Network(
                name,
                file.oneOf("format", Format.class),
                sha256(file, "sha256"),
                input(seen.section("input")),
                crop(seen.section("crop")));
    }

    private static Input input(Section section) {
        section.only(List.of("width", "height", "channels", "scale", "mean", "std", "resize"));
        return new Input(
                section.whole("width", 8, 2048),
                section.whole("height", 8, 2048),
                section.oneOf("channels", Channels.class),
                section.number("scale", 1e-9, 1e9),
                section.numbers("mean", 3, -1e9, 1e9),
                section.numbers("std", 3, 1e-9, 1e9),
                section.has("resize") ? section.oneOf("resize", Resize.class) : Resize.TRIANGLE);
    }

    private static Crop crop(Section section) {
        section.only(List.of("around", "context", "shape", "alignment"));
        return switch (section.text("around")) {
            case "face" -> aroundFace(section);
            case "frame" -> wholeFrame(section);
            default -> throw section.complaint("around", "is face or frame");
        };
    }

    private static WholeFrame wholeFrame(Section section) {
        for (String ofFace : List.of("context", "shape", "alignment")) {
            if (section.has(ofFace)) {
                throw section.complaint(ofFace, "is for a crop around the face: a frame is taken as a whole");
            }
        }
        return new WholeFrame();
    }

    private static AroundFace aroundFace(Section section) {
        return new AroundFace(
                section.number("context", 1, WIDEST_CONTEXT),
                section.has("shape") ? section.oneOf("shape", Shape.class) : Shape.SQUARE,
                section.has("alignment") ? section.oneOf("alignment", Alignment.class) : Alignment.NONE);
    }

    private static Threshold threshold(Section section) {
        section.only(List.of("value", "from"));
        return new Threshold(section.number("value", 0, 1), section.text("from"));
    }

    private static Perturbations perturbations(Section section) {
        section.only(List.of("seed"));
        return new Perturbations(section.whole("seed", 0, Integer.MAX_VALUE));
    }

    private static Lineage lineage(Section section) {
        section.only(List.of("trainedOn", "participants", "training"));
        return new Lineage(
                section.text("trainedOn"),
                section.text("participants"),
                section.has("training") ? training(section.section("training")) : null);
    }

    private static Training training(Section section) {
        section.only(List.of(
                "dataset",
                "template",
                "preset",
                "epochs",
                "rate",
                "seed",
                "frames",
                "bestEpoch",
                "devHter",
                "participants"));
        return new Training(
                sha256(section, "dataset"),
                sha256(section, "template"),
                section.text("preset"),
                section.whole("epochs", 1, Integer.MAX_VALUE),
                section.number("rate", 0, Double.MAX_VALUE),
                section.whole("seed", 0, Integer.MAX_VALUE),
                section.whole("frames", 1, Integer.MAX_VALUE),
                section.whole("bestEpoch", 1, Integer.MAX_VALUE),
                section.number("devHter", 0, 1),
                sha256(section, "participants"));
    }

    private static String sha256(Section section, String key) {
        String sha256 = section.text(key);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw section.complaint(key, "is 64 lower-case hexadecimal digits");
        }
        return sha256;
    }
}
