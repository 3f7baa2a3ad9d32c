package dev.scotoma.workers.worker;

import java.util.Map;

/**
 * An answer that says how long the worker was at each stage. Stages are an enum, so that a hostile worker makes up
 * none.
 */
public interface Timed {
    Map<? extends Enum<?>, Long> nanos();
}
