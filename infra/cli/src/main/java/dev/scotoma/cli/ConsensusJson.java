package dev.scotoma.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.Standing;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** What {@code scotoma consensus --json} writes, item for item, so that a million of them fit into any memory. */
final class ConsensusJson {
    private ConsensusJson() {}

    static void write(Crowd crowd, PrintWriter out) throws IOException {
        Fit fit = crowd.fit();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("method", ConsensusCommand.word(fit.method()));
            json.writeNumberField("rounds", fit.rounds());
            texts(json, "classes", crowd.votes().classes());
            json.writeArrayFieldStart("items");
            for (int task = 0; task < crowd.votes().tasks().size(); task++) {
                if (crowd.answered(task)) {
                    item(json, crowd, task);
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("workers");
            for (int worker = 0; worker < crowd.votes().workers().size(); worker++) {
                worker(json, crowd, worker);
            }
            json.writeEndArray();
            number(json, "alpha", crowd.alpha());
            number(json, "bound", fit.bound());
            texts(json, "warnings", crowd.remarks());
            json.writeEndObject();
        }
        out.println();
    }

    private static void item(JsonGenerator json, Crowd crowd, int task) throws IOException {
        List<String> classes = crowd.votes().classes();
        Standing standing = crowd.standing(task);
        json.writeStartObject();
        json.writeStringField("task", crowd.votes().tasks().get(task));
        json.writeStringField("label", classes.get(standing.decision()));
        json.writeObjectFieldStart("posterior");
        for (int label = 0; label < classes.size(); label++) {
            json.writeNumberField(classes.get(label), standing.posterior(label));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("interval");
        json.writeNumber(standing.interval().low());
        json.writeNumber(standing.interval().high());
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void worker(JsonGenerator json, Crowd crowd, int worker) throws IOException {
        List<String> classes = crowd.votes().classes();
        json.writeStartObject();
        json.writeStringField("worker", crowd.votes().workers().get(worker));
        json.writeNumberField("votes", crowd.fit().history(worker));
        json.writeObjectFieldStart("confusion");
        for (int truth = 0; truth < classes.size(); truth++) {
            json.writeObjectFieldStart(classes.get(truth));
            for (int observed = 0; observed < classes.size(); observed++) {
                json.writeNumberField(classes.get(observed), crowd.fit().confusion(worker, truth, observed));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** No number is null. */
    private static void number(JsonGenerator json, String name, double number) throws IOException {
        if (Double.isNaN(number)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, number);
        }
    }
}
