package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.workers.inference.InferenceAnswer.OfPack;
import dev.scotoma.workers.manifest.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackAnswersTest {
    private final List<OfPack> taken = new ArrayList<>();

    @Test
    void anAnswerIsTakenAsSoonAsAllOfItHasComeHoweverItIsCut() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        PackAnswers.send(new OfPack("", "cpu", List.of(0, 200), new byte[] {1, 2, 3}), sent);
        int first = sent.size();
        PackAnswers.send(new OfPack("no pack", "cpu", List.of(), new byte[0]), sent);
        byte[] bytes = sent.toByteArray();
        PackAnswers answers = new PackAnswers(taken::add);
        for (int i = 0; i < first; i++) {
            assertThat(taken).isEmpty();
            answers.write(bytes[i]);
        }
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().atMs()).containsExactly(0, 200);
        assertThat(taken.getFirst().scores()).containsExactly(1, 2, 3);
        answers.write(bytes, first, bytes.length - first);
        assertThat(taken.getLast().unreadable()).isEqualTo("no pack");
    }

    @Test
    void anAnswerThatIsTooLongIsRefusedBeforeItHasCome() {
        PackAnswers answers = new PackAnswers(taken::add);
        assertThatThrownBy(() -> answers.write(new byte[] {127, 0, 0, 0})).isInstanceOf(IOException.class);
    }

    /** Zeros in the place of what is missing would say that every frame is genuine. */
    @Test
    void fewerNumbersThanFramesAreNoScores() throws Exception {
        Manifest manifest = Manifest.read(Brightness.manifest("brightness", "", "{around: face, context: 2}"));
        byte[] two = new FrameScores(List.of(0, 200), 2, .1f, .9f, .2f, .8f).bytes();
        assertThat(answer(two).of(manifest).probability(1, 1)).isEqualTo(.8f);
        for (int length : new int[] {0, 4, 12, 15, 17, 20}) {
            assertThatThrownBy(() -> answer(Arrays.copyOf(two, length)).of(manifest))
                    .as(length + " bytes")
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static OfPack answer(byte[] scores) {
        return new OfPack("", "cpu", List.of(0, 200), scores);
    }
}
