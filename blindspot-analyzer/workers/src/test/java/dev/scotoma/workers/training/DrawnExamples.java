package dev.scotoma.workers.training;

import dev.scotoma.workers.inference.TemplateRunner.Features;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.training.Examples.Example;
import dev.scotoma.workers.training.Recording.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Features drawn so that heads can learn from them: the k-th is higher where the k-th attribute is there, and there are
 * some more that mean nothing. Every recording is of somebody else.
 */
final class DrawnExamples {
    static final int WIDTH = 12;
    static final int FRAMES = 3;
    static final List<AttackAttribute> ALL = List.of(AttackAttribute.values());

    private final FeatureStore store;
    private final RandomGenerator random = new SplittableRandom(11);

    DrawnExamples(Path folder) throws IOException {
        store = new FeatureStore(folder);
    }

    Examples of(Split split, int count) throws IOException {
        return new Examples(list(split, count));
    }

    List<Example> list(Split split, int count) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(example(split, i));
        }
        return examples;
    }

    private Example example(Split split, int number) throws IOException {
        boolean[] present = new boolean[ALL.size()];
        for (int k = 0; k < present.length; k++) {
            present[k] = k == AttackAttribute.SPOOF.head() ? number % 2 == 0 : random.nextInt(3) == 0;
        }
        float[] values = new float[FRAMES * WIDTH];
        for (int i = 0; i < values.length; i++) {
            int k = i % WIDTH;
            values[i] = (float) (random.nextGaussian() + (k < present.length ? present[k] ? 2 : -2 : 0));
        }
        String name = split + "-" + number;
        Recording recording = new Recording(
                Path.of(name + ".webm"),
                Splits.digest(name),
                name,
                name,
                split,
                present[AttackAttribute.SPOOF.head()] ? Optional.of("print") : Optional.empty(),
                IntStream.range(0, present.length)
                        .mapToObj(k -> present[k] ? .96 : .02)
                        .toList());
        return new Example(recording, store.put(Splits.digest(name), new Features(FRAMES, WIDTH, values)));
    }

    /** The same with what the crowd says of an attribute taken away, or of all. */
    static Examples without(List<Example> examples, AttackAttribute... attributes) {
        return new Examples(examples.stream()
                .map(example -> {
                    Recording of = example.recording();
                    List<Double> crowd = new ArrayList<>(of.crowd());
                    Arrays.stream(attributes).forEach(attribute -> crowd.set(attribute.head(), Double.NaN));
                    return new Example(
                            new Recording(
                                    of.file(),
                                    of.sha256(),
                                    of.participant(),
                                    of.depicted(),
                                    of.split(),
                                    of.species(),
                                    crowd),
                            example.features());
                })
                .toList());
    }
}
