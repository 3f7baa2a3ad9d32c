package dev.scotoma.simulator.crowd;

import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Person;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Somebody who records.
 *
 * @param number position in the plan
 * @param appearance how they look, and where they come from
 * @param camera the one they own
 * @param slips how often a take goes otherwise than asked, for those who are not honest and careful
 */
public record Participant(int number, Person appearance, Camera camera, Gear gear, Manner manner, double slips) {
    public enum Manner {
        HONEST,
        /** Does not read the brief: stands elsewhere, in other light, or says the wrong thing about it. */
        CARELESS,
        /** Wants the reward without the work. */
        FRAUDULENT
    }

    /** What a browser tells of a device. */
    record Gear(String model, String os, String browser, String trackLabel) {
        private static final List<String> LAPTOPS = List.of("ThinkPad T14", "MacBook Air", "XPS 13", "Aspire 5");
        private static final List<String> PHONES = List.of("Pixel 8", "Galaxy A54", "iPhone 14", "Redmi Note 12");
        private static final List<String> TABLETS = List.of("iPad 10", "Galaxy Tab A9");

        static Gear of(Camera camera, RandomGenerator random) {
            List<String> models = switch (camera) {
                case LAPTOP, EXTERNAL -> LAPTOPS;
                case PHONE_FRONT, PHONE_REAR -> PHONES;
                case TABLET -> TABLETS;
            };
            String model = models.get(random.nextInt(models.size()));
            boolean apple = model.startsWith("i") || model.startsWith("Mac");
            boolean mobile = camera != Camera.LAPTOP && camera != Camera.EXTERNAL;
            String os = mobile
                    ? apple ? "iOS 17" : "Android 14"
                    : apple ? "macOS 14" : random.nextBoolean() ? "Windows 11" : "Linux";
            String browser = apple ? "Safari 17" : random.nextInt(4) == 0 ? "Firefox 128" : "Chrome 126";
            String label = switch (camera) {
                case LAPTOP -> "Integrated Camera";
                case EXTERNAL -> "HD Pro Webcam C920";
                case PHONE_FRONT, TABLET -> "camera2 1, facing front";
                case PHONE_REAR -> "camera2 0, facing back";
            };
            return new Gear(model, os, browser, label);
        }
    }
}
