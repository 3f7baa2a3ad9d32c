package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in this process, with what its last run printed. */
final class Tool {
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Scotoma.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** What {@code mine --json} says of the outcome {@code error}. */
    JsonNode mined(Path file, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("mine", file.toString(), "--outcome", "error", "--json"));
        arguments.addAll(List.of(more));
        assertThat(run(arguments.toArray(String[]::new))).as(err()).isZero();
        return new JsonMapper().readTree(out());
    }
}
