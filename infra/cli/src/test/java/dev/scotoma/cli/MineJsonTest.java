package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How sets, ranges and what is safer are written. */
class MineJsonTest {
    @TempDir
    Path folder;

    private interface Risk {
        double of(String light, String camera, double size, double dose);
    }

    private JsonNode mined(Risk risk, String... more) throws IOException {
        var random = new Random(4);
        var text = new StringBuilder("error,light,camera,size,dose\n");
        for (int i = 0; i < 12_000; i++) {
            String light = random.nextInt(4) == 0 ? "dark" : "day";
            String camera = "c" + random.nextInt(4);
            double size = Math.round(1_000 * random.nextDouble()) / 10.0;
            double dose = random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(500);
            int error = random.nextDouble() < risk.of(light, camera, size, dose) ? 1 : 0;
            text.append(error + "," + light + "," + camera + "," + size + "," + (long) dose + "\n");
        }
        Path file = Files.writeString(folder.resolve("sessions.csv"), text);
        var out = new StringWriter();
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"mine", file.toString(), "--outcome", "error", "--json"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        assertThat(Scotoma.run(new PrintWriter(out, true), new PrintWriter(out, true), arguments))
                .isZero();
        return new JsonMapper().readTree(out.toString());
    }

    private static String conditions(JsonNode json, String list) {
        return json.get(list).findValues("conditions").toString();
    }

    @Test
    void aSetIsAListAndWhatIsLeftOutToo() throws IOException {
        JsonNode json = mined((light, camera, size, dose) ->
                light.equals("dark") && !camera.equals("c1") ? .3 : camera.compareTo("c2") < 0 ? .12 : .05);
        assertThat(conditions(json, "subdomains")).contains("{\"light\":\"dark\",\"camera\":{\"not\":[\"c1\"]}}");
        json = mined((light, camera, size, dose) -> camera.compareTo("c2") < 0 ? .15 : .05);
        assertThat(conditions(json, "subdomains") + conditions(json, "safer"))
                .matches("\\[\\{\"camera\":\\{\"in\":\\[\"c.\",\"c.\"]}}]\\[]|\\[]\\[\\{\"camera\":\\{\"in\":.*");
    }

    @Test
    void aRangeHasItsEdgesWithTheirIntervals() throws IOException {
        JsonNode json = mined((light, camera, size, dose) -> size >= 33 && size < 61 ? .2 : .05);
        assertThat(json.get("subdomains")).hasSize(1);
        JsonNode range = json.get("subdomains").get(0).get("conditions").get("size");
        assertThat(range.get("from").doubleValue()).isBetween(32.0, 34.0);
        assertThat(range.get("below").doubleValue()).isBetween(60.0, 62.0);
        assertThat(33.0)
                .isBetween(
                        range.get("from_low").doubleValue(),
                        range.get("from_high").doubleValue());
        assertThat(61.0)
                .isBetween(
                        range.get("below_low").doubleValue(),
                        range.get("below_high").doubleValue());
    }

    @Test
    void anExactNumberIsItsText() throws IOException {
        JsonNode json = mined((light, camera, size, dose) -> dose == 0 ? .12 : .05);
        assertThat(conditions(json, "subdomains")).isEqualTo("[{\"dose\":\"0\"}]");
    }

    @Test
    void whatIsSaferStandsApartAndWhatTopHidesIsCounted() throws IOException {
        Risk risk = (light, camera, size, dose) ->
                (light.equals("dark") ? .05 : .15) * (camera.equals("c1") ? 2 : 1) * (size < 20 ? 2 : 1);
        JsonNode json = mined(risk);
        assertThat(conditions(json, "safer")).contains("{\"light\":\"dark\"}");
        JsonNode safer = json.get("safer").get(0);
        assertThat(safer.get("odds_ratio").doubleValue()).isLessThan(1);
        assertThat(safer.get("odds_ratio_low").doubleValue())
                .isLessThan(safer.get("odds_ratio").doubleValue());
        assertThat(safer.get("rate_capped").doubleValue())
                .isLessThan(safer.get("expected").doubleValue());
        assertThat(safer.get("n_capped").doubleValue()).isEqualTo(safer.get("n").doubleValue());
        assertThat(json.get("subdomains")).hasSize(2);
        assertThat(json.get("subdomains_hidden").intValue()).isZero();
        // Those first that account for most errors.
        JsonNode one = mined(risk, "--top", "1");
        assertThat(one.get("subdomains")).hasSize(1);
        assertThat(one.get("subdomains_hidden").intValue()).isEqualTo(1);
        assertThat(one.get("subdomains").get(0))
                .isEqualTo(json.get("subdomains").get(0));
    }
}
