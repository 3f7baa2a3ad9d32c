package dev.scotoma.webui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /**
     * Which conditions MinIO takes with which actions: the map of its package {@code policy}, in {@code action.go}, for the actions that
     * are used here. A policy that says anything else is refused as a whole.
     */
    private static final Map<String, Set<String>> CONDITIONS = Map.of(
            "s3:GetBucketLocation", Set.of(),
            "s3:ListBucket", Set.of("s3:prefix", "s3:delimiter", "s3:max-keys"),
            "s3:ListBucketMultipartUploads", Set.of(),
            "s3:ListMultipartUploadParts", Set.of(),
            "s3:AbortMultipartUpload", Set.of(),
            "s3:GetObject", Set.of("s3:VersionId", "s3:ExistingObjectTag"),
            "s3:PutObject", Set.of("s3:x-amz-copy-source"),
            "s3:DeleteObject", Set.of("s3:VersionId"));

    private static final Set<String> OF_THE_BUCKET =
            Set.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads");

    @ParameterizedTest
    @CsvSource({"capture", "labeling", "blindspot"})
    void aPolicySaysOnlyWhatMinioTakes(String service) throws IOException {
        for (JsonNode statement : policy(service)) {
            List<String> actions = texts(statement.get("Action"));
            assertThat(CONDITIONS.keySet()).containsAll(actions);
            boolean bucket = texts(statement.get("Resource")).equals(List.of("arn:aws:s3:::scotoma"));
            for (String action : actions) {
                assertThat(OF_THE_BUCKET.contains(action))
                        .as(action + " is about the bucket")
                        .isEqualTo(bucket);
                for (JsonNode condition : statement.path("Condition")) {
                    condition
                            .fieldNames()
                            .forEachRemaining(key -> assertThat(CONDITIONS.get(action))
                                    .as(action)
                                    .contains(key));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "capture, capture-service",
        "labeling, labeling-service/service",
        "blindspot, blindspot-analyzer/service"
    })
    void aPolicyLetsAServiceWriteAndListWhereItsCodeDoesAndNowhereElse(String service, String module)
            throws IOException {
        Set<String> own = prefixes(module);
        assertThat(own).isNotEmpty();
        var written = new TreeSet<String>();
        var listed = new TreeSet<String>();
        for (JsonNode statement : policy(service)) {
            List<String> actions = texts(statement.get("Action"));
            if (actions.contains("s3:PutObject")) {
                texts(statement.get("Resource"))
                        .forEach(resource -> written.add(
                                resource.replace("arn:aws:s3:::scotoma/", "").replace("*", "")));
            }
            if (actions.contains("s3:ListBucket")) {
                texts(statement.get("Condition").get("StringLike").get("s3:prefix"))
                        .forEach(prefix -> listed.add(prefix.replace("*", "")));
            }
        }
        assertThat(written).isEqualTo(own);
        // Readiness asks there, where nothing is.
        assertThat(listed).containsAll(own).contains("health/").hasSize(own.size() + 1);
    }

    /** The prefixes that ARCHITECTURE.md says the module owns, each of which its code must name. */
    private static Set<String> prefixes(String module) throws IOException {
        String row = Files.readString(ROOT.resolve("ARCHITECTURE.md"))
                .lines()
                .filter(line -> line.startsWith("| `" + module + "` |"))
                .findFirst()
                .orElseThrow();
        var prefixes = new TreeSet<>(
                named(Pattern.compile("([a-z-]+/)(?=[ `])"), row.substring(row.lastIndexOf('|', row.length() - 2))));
        String code;
        try (var files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
            code = files.filter(file -> file.toString().endsWith(".java"))
                    .map(ComposeTest::read)
                    .collect(Collectors.joining());
        }
        assertThat(prefixes).allSatisfy(prefix -> assertThat(code).contains("\"" + prefix));
        return prefixes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode policy(String service) throws IOException {
        return new ObjectMapper()
                .readTree(COMPOSE.resolve("storage/" + service + ".json").toFile())
                .get("Statement");
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
