package dev.scotoma.workers.training;

/**
 * How heads are trained.
 *
 * @param rate the learning rate from which the preset's schedule goes on
 * @param frames how many are looked at in each recording
 * @param patience training ends when so many epochs after the best one none was better
 */
public record Settings(Preset preset, int epochs, double rate, int seed, int frames, int patience) {
    public static final int FRAMES = 16;
    public static final int PATIENCE = 5;

    private static final int MOST_EPOCHS = 1000;
    private static final int MOST_FRAMES = 256;

    /** @throws TrainingException in a sentence, where numbers are out of their range */
    public static Settings of(Preset preset, int epochs, double rate, int seed, int frames, int patience)
            throws TrainingException {
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new TrainingException("There are 1 to " + MOST_EPOCHS + " epochs, not " + epochs + ".");
        }
        if (!(rate > 0 && Double.isFinite(rate))) {
            throw new TrainingException("A learning rate is a number above zero, not " + rate + ".");
        }
        if (seed < 0) {
            throw new TrainingException("A seed is a whole number of at least 0, not " + seed + ".");
        }
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new TrainingException(
                    "Of each recording 1 to " + MOST_FRAMES + " frames are taken, not " + frames + ".");
        }
        if (patience < 1) {
            throw new TrainingException("Patience is at least one epoch, not " + patience + ".");
        }
        return new Settings(preset, epochs, rate, seed, frames, patience);
    }

    Schedule schedule() {
        return preset.schedule();
    }
}
