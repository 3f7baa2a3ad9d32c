package dev.scotoma.workers.inference;

import java.util.Optional;
import java.util.regex.Pattern;

/** Says that a device does not do what it is asked. Whether the network is to blame shows on another device. */
class DeviceFailure extends Exception {
    private static final Pattern MEMORY = Pattern.compile("(?i)out of memory|alloc_failed|can't allocate memory");
    private static final Pattern DEVICE = Pattern.compile("(?i)cuda|cublas|cudnn|nvrtc");

    DeviceFailure(String why) {
        super(why);
    }

    /** Says that the memory is full. It may do for fewer frames at a time. */
    static final class OutOfMemory extends DeviceFailure {
        OutOfMemory(String why) {
            super(why);
        }
    }

    /**
     * The failure of a device that a reason tells of.
     *
     * @param reason what libtorch said
     * @return empty where the reason is about the network
     */
    static Optional<DeviceFailure> in(String what, String reason) {
        if (MEMORY.matcher(reason).find()) {
            return Optional.of(new OutOfMemory(what + reason));
        }
        return DEVICE.matcher(reason).find() ? Optional.of(new DeviceFailure(what + reason)) : Optional.empty();
    }
}
