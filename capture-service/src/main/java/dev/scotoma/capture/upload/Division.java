package dev.scotoma.capture.upload;

import dev.scotoma.capture.session.Recording;
import dev.scotoma.kit.ObjectStorage.Part;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** How a recording of so many bytes is divided into parts. All but the last are of one size, and the last has what is left. */
record Division(long bytes) {
    /** The smallest part S3 takes: what a bad network loses at most. */
    static final long PART_SIZE = 5L * 1024 * 1024;

    static Division of(Recording recording) {
        return new Division(recording.bytes());
    }

    int parts() {
        return Math.toIntExact((bytes + PART_SIZE - 1) / PART_SIZE);
    }

    /** @throws Problem 400 for a part that the recording does not have */
    long size(int number) {
        if (number < 1 || number > parts()) {
            throw new Problem(ProblemType.BAD_REQUEST, "This recording has parts 1 to " + parts() + ".");
        }
        return Math.min(PART_SIZE, bytes - (number - 1) * PART_SIZE);
    }

    /**
     * The parts that make the whole recording, as storage has them.
     *
     * @throws Problem 409 naming the first that is missing; it can still be sent, so nothing is given up for it
     */
    List<Part> whole(Completion completion, List<Part> arrived) {
        if (completion.parts().size() > parts()) {
            throw new Problem(ProblemType.CONFLICT, "This recording has parts 1 to " + parts() + ".");
        }
        var whole = new ArrayList<Part>();
        for (int number = 1; number <= parts(); number++) {
            whole.add(part(number, completion, arrived));
        }
        return whole;
    }

    private Part part(int number, Completion completion, List<Part> arrived) {
        var sent = completion.parts().stream()
                .filter(part -> part.number() == number)
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT, "Part " + number + " of " + parts() + " is missing; send it again."));
        return arrived.stream()
                .filter(part -> sent.is(part) && part.bytes() == size(number))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT, "Part " + number + " has not arrived like that; send it again."));
    }
}
