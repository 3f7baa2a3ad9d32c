package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.Fit;
import java.util.List;
import java.util.UUID;

/** Whoever wants to know what a new fit says of the crowd. All votes are read once for everybody. */
public interface FitReader {
    /** Of one round. A round that dies begins again with another reading. */
    Reading begin();

    interface Reading {
        /**
         * One attribute after the other, while its votes are in memory.
         *
         * @param labelers by the numbers that the fit knows them by
         */
        void attribute(String name, Fit fit, List<UUID> labelers);

        /** Every attribute was fitted. */
        void done();
    }
}
