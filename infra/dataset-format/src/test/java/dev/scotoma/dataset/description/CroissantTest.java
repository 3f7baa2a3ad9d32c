package dev.scotoma.dataset.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scotoma.dataset.DrawnVersion;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Manifest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By shapes of ours: the reference validator is a Python package and was not run. */
class CroissantTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static String croissant = "";

    @BeforeAll
    static void aDescribedVersion() throws IOException {
        Manifest manifest = new DrawnVersion(60, 500).write(folder);
        Description.write(folder, manifest, DrawnVersion.ABOUT);
        croissant = Files.readString(folder.resolve("croissant.json"));
    }

    @Test
    void theFileHasWhatCroissantRequires() {
        assertThat(faults(croissant)).isEmpty();
    }

    @Test
    void theShapesMissWhatIsTakenAway() throws IOException {
        for (String property : List.of("conformsTo", "license", "url", "datePublished", "creator", "rai:dataBiases")) {
            ObjectNode without = (ObjectNode) JSON.readTree(croissant);
            without.remove(property);
            assertThat(faults(without.toString())).as(property).isNotEmpty();
        }
        ObjectNode unproved = (ObjectNode) JSON.readTree(croissant);
        ((ObjectNode) unproved.path("distribution").path(0)).remove("sha256");
        assertThat(faults(unproved.toString())).hasSize(1);
        ObjectNode sourceless = (ObjectNode) JSON.readTree(croissant);
        ((ObjectNode) sourceless.path("recordSet").path(0).path("field").path(0)).remove("source");
        assertThat(faults(sourceless.toString())).isNotEmpty();
    }

    @Test
    void everyFileIsListedWithItsDigestAndEveryColumnIsAField() throws IOException {
        var root = JSON.readTree(croissant);
        for (var file : root.path("distribution")) {
            if (file.path("@type").textValue().equals("cr:FileObject")) {
                Path path = folder.resolve(file.path("contentUrl").textValue());
                assertThat(Digests.of(path)).isEqualTo(file.path("sha256").textValue());
                assertThat(Files.size(path) + " B")
                        .isEqualTo(file.path("contentSize").textValue());
            }
        }
        var line = JSON.readTree(
                Files.readAllLines(folder.resolve("sessions.jsonl")).getFirst());
        var columns = new java.util.ArrayList<String>();
        root.path("recordSet")
                .path(0)
                .path("field")
                .forEach(field -> columns.add(
                        field.path("source").path("extract").path("column").textValue()));
        assertThat(columns).containsExactlyElementsOf(line::fieldNames);
    }

    private static List<String> faults(String json) {
        var data = ModelFactory.createDefaultModel();
        RDFDataMgr.read(data, new StringReader(json), "urn:base:", Lang.JSONLD11);
        Shapes shapes = Shapes.parse(
                RDFDataMgr.loadGraph(Objects.requireNonNull(CroissantTest.class.getResource("/croissant-shapes.ttl"))
                        .toString()));
        return ShaclValidator.get().validate(shapes, data.getGraph()).getEntries().stream()
                .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
                .toList();
    }
}
