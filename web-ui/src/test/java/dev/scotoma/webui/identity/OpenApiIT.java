package dev.scotoma.webui.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class OpenApiIT {
    /** The pages' types are made from a document derived at build time, before this process could be asked for its own. */
    @Test
    void documentThePagesAreBuiltFromIsTheOneThatIsServed() throws Exception {
        var built = new JsonObject(Files.readString(Path.of("target/openapi/openapi.json")));
        var served = new JsonObject(given().get("/api/identity/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(operations(built)).isNotEmpty().isEqualTo(operations(served));
        assertThat(properties(built)).isNotEmpty().isEqualTo(properties(served));
    }

    private static Map<String, Object> operations(JsonObject document) {
        var operations = new TreeMap<String, Object>();
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
                    if (method.getValue() instanceof JsonObject operation) {
                        operations.put(
                                method.getKey() + " " + path.getKey(),
                                operation.getString("operationId") + " " + operation.getJsonObject("requestBody"));
                    }
                }));
        return operations;
    }

    private static Map<String, Object> properties(JsonObject document) {
        var schemas = new TreeMap<String, Object>();
        document.getJsonObject("components").getJsonObject("schemas").forEach(schema -> {
            var properties = ((JsonObject) schema.getValue()).getJsonObject("properties");
            if (properties != null) {
                schemas.put(schema.getKey(), new TreeMap<>(properties.getMap()).keySet());
            }
        });
        return schemas;
    }
}
