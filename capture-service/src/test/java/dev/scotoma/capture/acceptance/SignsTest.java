package dev.scotoma.capture.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.capture.session.DeviceBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OBS Virtual Camera",
                "OBS-Camera",
                "ManyCam Virtual Webcam",
                "Dummy video device (0x0000)",
                "v4l2loopback",
                "DroidCam Source 3",
                "Snap Camera"
            })
    void softwareCameraIsFlaggedByItsName(String label) {
        assertThat(flags(label, 640, 480, 640, 480)).containsExactly(Signs.VIRTUAL_CAMERA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Integrated Camera (04f2:b6d9)",
                "FaceTime HD Camera",
                "camera2 1, facing front",
                "HD Pro Webcam C920",
                "Obsidian Webcam",
                "/home/tester/clips/face.mjpeg"
            })
    void cameraOfADeviceIsNot(String label) {
        assertThat(flags(label, 640, 480, 640, 480)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // asked for 1280x720; reported; in the file
        "1280, 720, 1280, 720, false",
        "640, 480, 640, 480, false",
        "720, 1280, 720, 1280, false",
        "1280, 720, 720, 1280, false",
        "1920, 1080, 1920, 1080, false",
        "640, 360, 640, 368, false",
        "3840, 2160, 3840, 2160, true",
        "0, 0, 640, 480, true",
        "1280, 720, 640, 480, true",
        "1280, 720, 1280, 1280, true",
    })
    void settingsThatContradictEachOtherAreFlagged(
            int width, int height, int fileWidth, int fileHeight, boolean flagged) {
        assertThat(flags("Camera", width, height, fileWidth, fileHeight))
                .isEqualTo(flagged ? List.of(Signs.SETTINGS_MISMATCH) : List.of());
    }

    @Test
    void unknownSettingsAreNoSign() {
        assertThat(flags(null, null, null, 640, 480)).isEmpty();
    }

    private static List<String> flags(
            @Nullable String label, @Nullable Integer width, @Nullable Integer height, int fileWidth, int fileHeight) {
        var device = DeviceBuilder.builder()
                .camera("laptop")
                .deviceModel(null)
                .os(null)
                .browser(null)
                .trackLabel(label)
                .requestedWidth(1280)
                .requestedHeight(720)
                .reportedWidth(width)
                .reportedHeight(height)
                .reportedFps(30f)
                .build();
        var inspection = InspectionBuilder.builder()
                .passed(true)
                .reason(null)
                .sha256("00")
                .width(fileWidth)
                .height(fileHeight)
                .distance("mid")
                .lightLevel("normal")
                .lightDir("even")
                .sharpness("sharp")
                .yawCoverage("both_sides")
                .build();
        return Signs.of(device, inspection).stream().map(Flag::flag).toList();
    }
}
