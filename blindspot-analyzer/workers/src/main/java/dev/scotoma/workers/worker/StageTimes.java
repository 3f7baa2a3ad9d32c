package dev.scotoma.workers.worker;

/** Hears how long each stage of a job took in a worker: whoever starts workers decides what becomes of it. */
@FunctionalInterface
public interface StageTimes {
    StageTimes IGNORED = (job, stage, nanos) -> {};

    /**
     * @param job name of the pool, as in its {@link WorkerSpec}
     * @param stage in lower case
     */
    void record(String job, String stage, long nanos);
}
