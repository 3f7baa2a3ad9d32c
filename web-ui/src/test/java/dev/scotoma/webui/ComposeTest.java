package dev.scotoma.webui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be known of infra/compose without a container engine. */
class ComposeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path COMPOSE = ROOT.resolve("infra/compose");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(SCOTOMA_[A-Z_]+)}");
    private static final Pattern DRAWN = Pattern.compile("\\$\\{(SCOTOMA_[A-Z_]+):\\?");

    @ParameterizedTest
    @CsvSource({
        "web-ui, web-ui",
        "capture-service, capture-service",
        "labeling-service, labeling-service/service",
        "blindspot-analyzer, blindspot-analyzer/service"
    })
    void aServiceGetsEveryVariableThatItCannotStartWithout(String service, String module) throws IOException {
        var required = new TreeSet<String>();
        for (String settings : List.of(
                "infra/service-kit/src/main/resources/META-INF/microprofile-config.properties",
                module + "/src/main/resources/application.properties")) {
            required.addAll(named(REQUIRED, Files.readString(ROOT.resolve(settings))));
        }
        assertThat(required).contains("SCOTOMA_DB_PASSWORD");
        assertThat(environment(compose().get("services").get(service))).containsAll(required);
    }

    @Test
    void everySecretThatComposeAsksForIsDrawn() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "compose")).toAbsolutePath();
        Path script = folder.resolve("secrets");
        Files.deleteIfExists(folder.resolve(".env"));
        Files.writeString(script, Files.readString(COMPOSE.resolve("secrets")));
        assertThat(run(script)).isZero();
        var drawn = Files.readAllLines(folder.resolve(".env")).stream()
                .map(line -> line.split("=", 2))
                .toList();
        assertThat(drawn).allSatisfy(pair -> assertThat(pair[1]).hasSizeGreaterThanOrEqualTo(24));
        assertThat(drawn.stream().map(pair -> pair[0]).toList())
                .containsExactlyInAnyOrderElementsOf(named(DRAWN, Files.readString(COMPOSE.resolve("compose.yaml"))));
        assertThat(run(script)).as("a second run must not replace the keys").isEqualTo(1);
    }

    @Test
    void aPolicyNamesTheServicesOwnPrefixesAndLetsNobodyElseWriteThere() throws IOException {
        var own = Map.of(
                "capture", Set.of("recordings"),
                "labeling", Set.of("datasets"),
                "blindspot", Set.of("frames", "models"));
        for (var service : own.entrySet()) {
            var written = new TreeSet<String>();
            var policy = new ObjectMapper()
                    .readTree(COMPOSE.resolve("storage/" + service.getKey() + ".json")
                            .toFile());
            for (JsonNode statement : policy.get("Statement")) {
                if (texts(statement.get("Action")).contains("s3:PutObject")) {
                    texts(statement.get("Resource"))
                            .forEach(resource -> written.add(resource.replace("arn:aws:s3:::scotoma/", "")
                                    .replace("/*", "")));
                }
            }
            assertThat(written).as(service.getKey()).isEqualTo(service.getValue());
        }
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(COMPOSE.resolve("compose.yaml").toFile());
    }

    /** Its own variables and those of the anchors it merges, all of which are called SCOTOMA_. */
    private static Set<String> environment(JsonNode service) throws IOException {
        var names = new TreeSet<String>();
        service.get("environment").fieldNames().forEachRemaining(names::add);
        for (String shared : List.of("x-database", "x-storage")) {
            compose().get(shared).fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Set<String> named(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        var found = pattern.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    private static int run(Path script) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", script.toString()).inheritIO().start().waitFor();
    }
}
