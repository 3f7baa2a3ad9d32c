package dev.scotoma.workers.media;

import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;

/**
 * Counts the packets of a recording before anything is decoded, and refuses as soon as they are more than a session can
 * have. What is shown counts for how long the recording is; what has to be decoded for it counts as well.
 */
final class Walk {
    private final Limits limits;
    private final LongToDoubleFunction ms;
    private int shown;
    private int hidden;
    private int others;
    private long bytes;
    private boolean timed;
    private long first;
    private long last;

    /**
     * A walk from the first packet.
     *
     * @param ms gives the milliseconds of a timestamp of the video stream
     */
    Walk(Limits limits, LongToDoubleFunction ms) {
        this.limits = limits;
        this.ms = ms;
    }

    /**
     * Counts a packet of the picture that is shown.
     *
     * @param time empty when the file gives the packet none; the packet is then no evidence of any length
     */
    void frame(int size, OptionalLong time) throws Rejection {
        shown++;
        bytes += size;
        if (time.isPresent()) {
            first = timed ? Math.min(first, time.getAsLong()) : time.getAsLong();
            last = timed ? Math.max(last, time.getAsLong()) : time.getAsLong();
            timed = true;
        }
        // The difference of two times may be larger than a long; that of their milliseconds is a double.
        if (shown > limits.frames() || ms.applyAsDouble(last) - ms.applyAsDouble(first) > limits.seconds() * 1000.0) {
            throw new Rejection(
                    Reason.TOO_LONG,
                    "The recording is longer than " + limits.seconds() + " seconds or " + limits.frames() + " frames.");
        }
        refuseTooMany();
    }

    /** Counts a packet of the picture that is decoded for the sake of others, and not shown. */
    void hidden() throws Rejection {
        hidden++;
        refuseTooMany();
    }

    private void refuseTooMany() throws Rejection {
        if (shown + hidden > limits.decoded()) {
            throw tooManyToDecode(limits);
        }
    }

    static Rejection tooManyToDecode(Limits limits) {
        return new Rejection(
                Reason.TOO_LONG,
                "The recording has more than " + limits.decoded() + " frames with those that it does not show.");
    }

    /** Counts a packet of sound, or of whatever else lies between the frames. */
    void other() throws Rejection {
        others++;
        if (others > limits.otherPackets()) {
            throw new Rejection(
                    Reason.TOO_LARGE,
                    "The recording has more than " + limits.otherPackets() + " packets beside those of its picture.");
        }
    }

    Timeline timeline() throws Rejection {
        if (shown == 0) {
            throw new Rejection(
                    Reason.UNREADABLE,
                    hidden == 0 ? "The recording has no frames." : "The recording shows none of its frames.");
        }
        if (!timed) {
            throw new Rejection(Reason.UNREADABLE, "The recording does not say when its frames were taken.");
        }
        return new Timeline(shown, bytes, first, last);
    }
}
