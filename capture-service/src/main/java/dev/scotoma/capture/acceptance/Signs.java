package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.session.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Signs of fraud in what the device said, compared with what arrived. */
final class Signs {
    static final String VIRTUAL_CAMERA = "virtual_camera";
    static final String SETTINGS_MISMATCH = "settings_mismatch";
    static final String DUPLICATE = "duplicate";

    /** Names under which software cameras present themselves to browsers. */
    private static final Pattern SOFTWARE_CAMERA = Pattern.compile(
            "virtual ?cam|\\bvcam|obs[- ]cam|v4l2loopback|dummy video device|manycam|snap camera|splitcam|webcamoid|akvcam"
                    + "|unity video capture|e2esoft|altercam|youcam|chromacam|nvidia broadcast|\\bndi\\b|mmhmm|droidcam"
                    + "|iriun|epoccam|ivcam|screen-capture-recorder|fake_device");

    /** A camera gives less than it is asked for when it must, and somewhat more when it has nothing smaller. */
    private static final double MORE_THAN_ASKED = 2;

    /** Encoders round to even numbers and to blocks. */
    private static final double ROUNDING = 0.1;

    private Signs() {}

    static List<Flag> of(Device device, Inspection inspection) {
        var flags = new ArrayList<Flag>();
        String label = device.trackLabel();
        if (label != null
                && SOFTWARE_CAMERA.matcher(label.toLowerCase(Locale.ROOT)).find()) {
            flags.add(new Flag(VIRTUAL_CAMERA, "The camera calls itself \"" + label + "\"."));
        }
        mismatch(device, inspection).ifPresent(detail -> flags.add(new Flag(SETTINGS_MISMATCH, detail)));
        return flags;
    }

    private static Optional<String> mismatch(Device device, Inspection inspection) {
        Integer width = device.reportedWidth();
        Integer height = device.reportedHeight();
        if (width == null || height == null) {
            return Optional.empty();
        }
        if (width == 0 || height == 0) {
            return Optional.of("The camera reported a picture of " + width + "x" + height + ".");
        }
        Integer askedWidth = device.requestedWidth();
        Integer askedHeight = device.requestedHeight();
        if (askedWidth != null
                && askedHeight != null
                && Math.max(width, height) > MORE_THAN_ASKED * Math.max(askedWidth, askedHeight)) {
            return Optional.of("The camera was asked for " + askedWidth + "x" + askedHeight + " and reported " + width
                    + "x" + height + ".");
        }
        Integer fileWidth = inspection.width();
        Integer fileHeight = inspection.height();
        // A phone that is turned swaps the sides.
        if (fileWidth != null
                && fileHeight != null
                && !(near(fileWidth, width) && near(fileHeight, height))
                && !(near(fileWidth, height) && near(fileHeight, width))) {
            return Optional.of("The camera reported " + width + "x" + height + " and the recording has " + fileWidth
                    + "x" + fileHeight + ".");
        }
        return Optional.empty();
    }

    private static boolean near(int left, int right) {
        return Math.abs(left - right) <= ROUNDING * Math.max(left, right);
    }
}
