package dev.scotoma.lab.training;

/**
 * The subdomain whose attacks the starter network never sees in training: by laptop, against the light, from afar. Its
 * genuine clips stay.
 */
final class LeftOutSubdomain {
    static final String LEFT_OUT = "camera=laptop, light_dir=back, distance=far";

    private LeftOutSubdomain() {}

    static boolean holds(PlantedClip clip) {
        return clip.value("camera").equals("laptop")
                && clip.value("light_dir").equals("back")
                && clip.value("distance").equals("far");
    }

    /** Whether training leaves the clip out. */
    static boolean leavesOut(PlantedClip clip) {
        return clip.attack() && holds(clip);
    }
}
