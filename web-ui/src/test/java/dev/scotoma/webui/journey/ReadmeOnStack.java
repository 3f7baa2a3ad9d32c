package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every {@code sh} block of the README, in order and as printed, against a running stack. */
@Execution(ExecutionMode.SAME_THREAD)
@Order(4)
class ReadmeOnStack {
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void theCurlExamplesEndAsTheReadmeSays() throws Exception {
        var stack = StackUnderTest.shared();
        Path folder = Path.of("target", "readme").toAbsolutePath();
        StackUnderTest.delete(folder);
        Files.createDirectories(folder);
        Path output = folder.resolve("output");
        var bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", blocks())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("SCOTOMA_URL", stack.url().toString());
        bash.environment().put("SCOTOMA_PASSWORD", stack.password("researcher"));
        var run = bash.start();
        boolean ended = run.waitFor(2, TimeUnit.MINUTES);
        run.descendants().forEach(ProcessHandle::destroyForcibly);
        run.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended).as("still running after two minutes:\n%s", said).isTrue();
        assertThat(run.exitValue()).as(said).isZero();
        assertThat(said.strip()).endsWith("not_a_video");
    }

    private static String blocks() throws IOException {
        var script = new StringBuilder();
        var block = BLOCK.matcher(Files.readString(StackUnderTest.ROOT.resolve("README.md")));
        while (block.find()) {
            script.append(block.group(1));
        }
        assertThat(script).contains("curl");
        return script.toString();
    }
}
