package dev.scotoma.workers.training;

/** How the learning rate goes on from the one that was asked for. */
enum Schedule {
    CONSTANT {
        @Override
        double rate(double base, double epochs) {
            return base;
        }
    },
    /**
     * Down a cosine to {@link #LEAST}, and up again at once: after one epoch, then after two more, four more and so on.
     */
    WARM_RESTARTS {
        @Override
        double rate(double base, double epochs) {
            double length = 1;
            double since = epochs;
            while (since >= length) {
                since -= length;
                length *= 2;
            }
            double least = Math.min(LEAST, base);
            return least + (base - least) * (1 + Math.cos(Math.PI * since / length)) / 2;
        }
    };

    private static final double LEAST = 1e-6;

    /** The rate after so many epochs, of which the last may not be whole. */
    abstract double rate(double base, double epochs);
}
