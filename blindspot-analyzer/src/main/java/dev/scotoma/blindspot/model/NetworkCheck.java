package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import java.io.IOException;
import java.util.List;

/** Runs the networks of an iteration that nobody has run before, walled in, and says what they did. */
public interface NetworkCheck {
    /**
     * @throws Refused when the networks are not what their manifest says, or do not behave
     * @throws IOException when storage or this machine failed; the networks may be good
     */
    CheckReport check(Manifest manifest, List<StoredNetwork> networks)
            throws IOException, InterruptedException, Refused;

    /** The message is one sentence for whoever brought the networks. */
    final class Refused extends Exception {
        public Refused(String why) {
            super(why);
        }
    }
}
