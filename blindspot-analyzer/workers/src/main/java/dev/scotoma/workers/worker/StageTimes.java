package dev.scotoma.workers.worker;

/** Hears how long each stage of a job took in a worker. Whoever starts workers decides what becomes of it. */
@FunctionalInterface
public interface StageTimes {
    StageTimes IGNORED = (job, stage, nanos) -> {};

    /**
     * Takes one time.
     *
     * @param job the name of the pool, as in its {@link WorkerSpec}
     * @param stage in lower case
     */
    void record(String job, String stage, long nanos);
}
