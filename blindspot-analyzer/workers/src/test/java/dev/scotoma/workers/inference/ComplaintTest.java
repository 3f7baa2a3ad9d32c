package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import ai.djl.translate.TranslateException;
import org.junit.jupiter.api.Test;

/** What the engines said word for word, and what of it is for people. */
class ComplaintTest {
    private static String of(String said) {
        return Complaint.of(new TranslateException(new EngineException(said)));
    }

    @Test
    void ofATracebackTheErrorIsTold() {
        assertThat(of("""
            The following operation failed in the TorchScript interpreter.
            Traceback of TorchScript (most recent call last):
              File "code/__torch__.py", line 16, in forward
                _1 = torch.reshape(_1, [1, 8, 2])
                     ~~~~~~~~~~~~~ <--- HERE
            RuntimeError: shape '[1, 8, 2]' is invalid for input of size 64
            """)).isEqualTo("RuntimeError: shape '[1, 8, 2]' is invalid for input of size 64");
    }

    @Test
    void dimensionsStandInLinesOfTheirOwn() {
        assertThat(of("""
            ai.onnxruntime.OrtException: Error code - ORT_INVALID_ARGUMENT - message: Got invalid dimensions for input: frames for the following indices
             index: 0 Got: 4 Expected: 1
             Please fix either the inputs/outputs or the model.\
            """))
                .isEqualTo("Got invalid dimensions for input: frames for the following indices index: 0 Got: 4"
                        + " Expected: 1 Please fix either the inputs/outputs or the model.");
    }

    @Test
    void aVersionThatIsTooNewIsNamedAndNotTheFunctionThatFoundIt() {
        String where = "Error code - ORT_INVALID_ARGUMENT - message: Failed to load model with error:"
                + " /onnxruntime_src/onnxruntime/core/graph/model.cc:180 onnxruntime::Model::Model(onnx::ModelProto&&,"
                + " const onnxruntime::PathString&) ";
        assertThat(of(where + "Unsupported model IR version: 99, max supported IR version: 10"))
                .isEqualTo("Unsupported model IR version: 99, max supported IR version: 10");
        assertThat(of(where + "ONNX Runtime only *guarantees* support for models stamped with official released onnx"
                        + " opset versions. Opset 99 is under development and support for this is limited. Current"
                        + " official support for domain ai.onnx is till opset 22."))
                .isEqualTo("its opset 99 is too new; of ai.onnx opsets up to 22 are supported");
    }

    @Test
    void ofLongWordsBothEndsAreTold() {
        assertThat(of("the beginning " + "and so on ".repeat(99) + "the reason"))
                .startsWith("the beginning and")
                .endsWith("so on the reason")
                .hasSizeLessThan(230);
    }
}
