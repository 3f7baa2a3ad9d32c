package dev.scotoma.workers.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings with a name. What the paper and its published code say is theirs; batch, decay and the ten epochs of the
 * code, over which the share of soft targets falls, are the code's; early stopping is ours.
 */
public enum Preset {
    /** Eight heads, as the published code trains them. */
    ENTRY_V2(8, 10, 1e-3, Schedule.WARM_RESTARTS),
    /** Eight heads, with the numbers that the paper prints. */
    ENTRY_V2_PAPER(8, 3, 1e-6, Schedule.CONSTANT),
    /** The ablation: one head, and everything else as in {@link #ENTRY_V2}. */
    ENTRY_V1(1, 10, 1e-3, Schedule.WARM_RESTARTS),
    ENTRY_V1_PAPER(1, 3, 1e-6, Schedule.CONSTANT);

    static final int BATCH = 128;

    private final int heads;
    private final int epochs;
    private final double rate;
    private final Schedule schedule;

    Preset(int heads, int epochs, double rate, Schedule schedule) {
        this.heads = heads;
        this.epochs = epochs;
        this.rate = rate;
        this.schedule = schedule;
    }

    public int heads() {
        return heads;
    }

    public int epochs() {
        return epochs;
    }

    public double rate() {
        return rate;
    }

    Schedule schedule() {
        return schedule;
    }

    /** The word for it, such as entry-v2. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Preset> of(String word) {
        return Arrays.stream(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst();
    }
}
