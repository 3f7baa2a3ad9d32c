package dev.scotoma.workers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.training.Examples.Example;
import dev.scotoma.workers.training.HeadTraining.Trained;
import dev.scotoma.workers.training.Recording.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTrainingTest {
    private static final String IDENTITY = "a training";

    @TempDir
    Path folder;

    private List<Example> train = List.of();
    private Examples dev = new Examples(List.of());

    @BeforeEach
    void draw() throws IOException {
        DrawnExamples drawn = new DrawnExamples(folder.resolve("features"));
        train = drawn.list(Split.TRAIN, 200);
        dev = drawn.of(Split.DEV, 60);
    }

    private static Settings settings(int epochs, double rate) throws IOException {
        return Settings.of(Preset.ENTRY_V2, epochs, rate, 3, 16, 5);
    }

    private HeadTraining training(Settings settings) throws IOException {
        return new HeadTraining(settings, DrawnExamples.ALL, new Examples(train), dev);
    }

    private Path checkpoint(String name) {
        return folder.resolve(name);
    }

    private Trained trained(Settings settings, String name) throws IOException {
        return training(settings).run(checkpoint(name), IDENTITY, epoch -> {});
    }

    @Test
    void headsLearnWhatCanBeLearned() throws IOException {
        Trained trained = trained(settings(15, .03), "one");
        assertThat(trained.best().devHter()).isLessThan(.1);
        assertThat(trained.best().headErrors()).hasSize(8).allMatch(error -> error < .15);
        assertThat(trained.history().getLast().loss())
                .isLessThan(trained.history().getFirst().loss() / 2);
    }

    @Test
    void theSameTrainingGivesTheSameBytesAndAnotherSeedGivesOthers() throws IOException {
        Trained one = trained(settings(3, 1e-3), "one");
        Trained two = trained(settings(3, 1e-3), "two");
        assertThat(two.parameters()).isEqualTo(one.parameters());
        assertThat(two.history()).isEqualTo(one.history());
        assertThat(checkpoint("two")).hasSameBinaryContentAs(checkpoint("one"));
        Trained other = trained(Settings.of(Preset.ENTRY_V2, 3, 1e-3, 4, 16, 5), "other");
        assertThat(other.parameters()).isNotEqualTo(one.parameters());
    }

    @Test
    void whatWasInterruptedInTheMiddleOfAnEpochGoesOnAsIfItHadNotBeen() throws IOException {
        Trained whole = trained(settings(5, 1e-3), "whole");
        Path file = train.get(17).features().file();
        Path away = folder.resolve("away");
        assertThatThrownBy(() -> training(settings(5, 1e-3)).run(checkpoint("cut"), IDENTITY, epoch -> {
                    if (epoch.number() == 2) {
                        move(file, away);
                    }
                }))
                .isInstanceOf(NoSuchFileException.class);
        move(away, file);
        Files.write(checkpoint("cut.part"), new byte[] {1, 2, 3}); // as a kill while a checkpoint is written leaves it
        List<Integer> told = new ArrayList<>();
        Trained resumed =
                training(settings(5, 1e-3)).run(checkpoint("cut"), IDENTITY, epoch -> told.add(epoch.number()));
        assertThat(told).containsExactly(1, 2, 3, 4, 5);
        assertThat(resumed.parameters()).isEqualTo(whole.parameters());
        assertThat(resumed.history()).isEqualTo(whole.history());
        assertThat(checkpoint("cut")).hasSameBinaryContentAs(checkpoint("whole"));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefusedAndSoIsADamagedOne() throws IOException {
        trained(settings(2, 1e-3), "one");
        assertThatThrownBy(() -> training(settings(2, 1e-3)).run(checkpoint("one"), "another", epoch -> {}))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith("one is of another training; take another folder, or remove it to begin anew.");
        byte[] bytes = Files.readAllBytes(checkpoint("one"));
        Files.write(checkpoint("one"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> trained(settings(2, 1e-3), "one"))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith("one is damaged; remove it to begin anew.");
    }

    @Test
    void aLearningRateThatDivergesIsStoppedWithASentence() {
        assertThatThrownBy(() -> trained(settings(3, 50), "one"))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching(
                        "The training diverged in epoch 1 at a learning rate of 50\\.0: the loss is .* where"
                                + " guessing has 5\\.55; take a lower --lr\\.");
        assertThatThrownBy(() -> trained(settings(3, 1e38), "two"))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("The training diverged in epoch 1");
        assertThat(checkpoint("two")).doesNotExist();
    }

    @Test
    void anAttributeNobodyVotedOnHasNoErrorAndSaysOneHalf() throws IOException {
        Examples silent = DrawnExamples.without(train, AttackAttribute.GLARE, AttackAttribute.HIDDEN);
        HeadTraining training = new HeadTraining(settings(2, 1e-3), DrawnExamples.ALL, silent, dev);
        assertThat(training.unknown()).containsExactly(AttackAttribute.GLARE, AttackAttribute.HIDDEN);
        Trained trained = training.run(checkpoint("one"), IDENTITY, epoch -> {});
        assertThat(trained.parameters()).doesNotContain(Float.NaN);
        Heads heads = new Heads(DrawnExamples.WIDTH, 8, trained.parameters());
        float[] row = new float[DrawnExamples.WIDTH];
        silent.read(0, row, 0);
        assertThat(heads.probabilities(row, 1)[AttackAttribute.GLARE.head()]).isEqualTo(.5);
        assertThat(heads.probabilities(row, 1)[AttackAttribute.PHONE.head()]).isNotEqualTo(.5);
    }

    @Test
    void anAttributeThatIsNeverThereIsLearnedToBeAbsent() throws IOException {
        List<Example> never = train.stream()
                .filter(example -> example.recording().crowd().get(AttackAttribute.PHONE.head()) < .5)
                .toList();
        HeadTraining training = new HeadTraining(settings(15, .03), DrawnExamples.ALL, new Examples(never), dev);
        Trained trained = training.run(checkpoint("one"), IDENTITY, epoch -> {});
        double there = dev.all().stream()
                .filter(example -> example.recording().crowd().get(AttackAttribute.PHONE.head()) > .5)
                .count();
        assertThat(trained.best().headErrors().get(AttackAttribute.PHONE.head()))
                .isFinite()
                .isLessThanOrEqualTo(there / dev.all().size());
    }

    @Test
    void oneHeadIsTrainedAsTheDecidingOneOfEightIs() throws IOException {
        HeadTraining one = new HeadTraining(
                Settings.of(Preset.ENTRY_V1, 15, .03, 3, 16, 5),
                List.of(AttackAttribute.SPOOF),
                new Examples(train),
                dev);
        Trained trained = one.run(checkpoint("one"), IDENTITY, epoch -> {});
        assertThat(trained.best().devHter()).isLessThan(.1);
        assertThat(trained.best().headErrors()).hasSize(1);
    }

    @Test
    void withoutBothKindsNothingIsTrained() throws IOException {
        List<Example> genuine =
                train.stream().filter(example -> !example.recording().attack()).toList();
        refused(new Examples(genuine), dev, "There is no attack among those that are learned from.");
        List<Example> attacks = dev.all().stream()
                .filter(example -> example.recording().attack())
                .toList();
        refused(
                new Examples(train),
                new Examples(attacks),
                "There is no genuine recording among those that the threshold is set on.");
        refused(
                new Examples(train),
                new Examples(List.of()),
                "There is no recording with a face among those that the threshold is set on.");
    }

    private static void refused(Examples train, Examples dev, String why) {
        assertThatThrownBy(() -> new HeadTraining(settings(2, 1e-3), DrawnExamples.ALL, train, dev))
                .isInstanceOf(TrainingException.class)
                .hasMessage(why);
    }

    @Test
    void trainingEndsWhenItDoesNotGetBetter() throws IOException {
        Settings impatient = Settings.of(Preset.ENTRY_V2, 400, 1e-2, 3, 16, 2);
        Trained trained = trained(impatient, "one");
        assertThat(trained.history()).hasSizeLessThan(400);
        assertThat(trained.history()).hasSize(trained.best().number() + 2);
        assertThat(trained.history()).noneMatch(epoch -> Epoch.BETTER.compare(epoch, trained.best()) < 0);
        Trained again = trained(impatient, "one");
        assertThat(again.history()).isEqualTo(trained.history());
        assertThat(again.parameters())
                .as("those of the best epoch, not of the last")
                .isEqualTo(trained.parameters());
    }
}
