package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a researcher does with an iteration of their own, on a stack whose sessions the starter has scored. */
final class BringingAModel {
    private static final Path STARTER =
            StackUnderTest.ROOT.resolve("blindspot-analyzer/workers/src/main/resources/models/starter");
    private static final String NAME = "stricter";

    private final Page page;
    private final Chromium chromium;

    /** @param page of a researcher, on the page of the models */
    BringingAModel(Chromium chromium, Page page) {
        this.chromium = chromium;
        this.page = page;
    }

    /** The starter's network with a threshold of its own, so that it is known what the comparison has to show. */
    void registers() throws IOException {
        link("Register an iteration").click();
        page.getByLabel("Manifest", new Page.GetByLabelOptions().setExact(true)).fill("name: [");
        button("Go on to the networks").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("line 1");
        String manifest = Files.readString(STARTER.resolve("model.yaml"))
                        .replace("name: starter", "name: " + NAME)
                        .replace("demonstration: true", "demonstration: false")
                        .replaceFirst("value: [0-9.]+", "value: 0.01")
                + "parent: {name: starter, iteration: 1}\n";
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("model.yaml", "text/yaml", manifest.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByLabel("Manifest", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(manifest);
        chromium.look(page, "register-manifest");
        button("Go on to the networks").click();
        Locator files = page.locator("input[type=file][multiple]");
        files.setInputFiles(new FilePayload("other.pt", "application/octet-stream", new byte[] {1}));
        assertThat(page.getByText("Not chosen yet: network.pt.")).isVisible();
        assertThat(button("Send and check")).isDisabled();
        page.reload();
        files.setInputFiles(STARTER.resolve("network.pt"));
        chromium.look(page, "register-networks");
        button("Send and check").click();
        seen(link("Open the candidate"), 120);
        chromium.look(page, "registered");
    }

    /** Answers the id of the iteration. */
    String watchesItScoreEverything(int sessions) {
        link("Open the candidate").click();
        assertThat(page.getByRole(AriaRole.HEADING, named(NAME + " 1"))).isVisible();
        button("Pause scoring by " + NAME + " 1").click();
        seen(page.getByText(Pattern.compile("paused")).first(), 10);
        button("Resume scoring by " + NAME + " 1").click();
        seen(page.getByText(sessions + " of " + sessions, new Page.GetByTextOptions().setExact(true)), 180);
        page.reload();
        seen(page.getByText(Pattern.compile("at the frozen threshold, attack from 0.01")), 60);
        seen(page.getByLabel(Pattern.compile("^Detection error trade-off")), 20);
        Locator histograms = page.getByLabel(Pattern.compile("^Score histograms"));
        seen(histograms, 20);
        chromium.look(page, "model");
        histograms.scrollIntoViewIfNeeded();
        chromium.look(page, "model-curves");
        return page.url().replaceFirst(".*/models/([0-9a-f-]+).*", "$1");
    }

    /** A threshold near 0 calls everybody an attacker: better at attacks, worse at genuine sessions. */
    void comparesItWithItsParent(JsonNode evaluation) {
        link("Compare with its parent").click();
        Locator bpcer = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(NAME + " 1 less starter 1"))
                .locator("tr")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^BPCER[^2]")));
        seen(bpcer, 60);
        JsonNode rejected = rate(evaluation, "bpcer");
        assertThat(rejected.get("value").asDouble()).isGreaterThan(.5);
        assertThat(bpcer).containsText(counts(rejected));
        assertThat(bpcer).containsText("worse");
        seen(page.getByLabel("Detection error trade-off of starter 1 and " + NAME + " 1"), 20);
        chromium.look(page, "models-compared");
    }

    void promotesIt() {
        button("Promote " + NAME + " 1").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Reason").fill("the journey wants it");
        chromium.look(page, "promote");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Promote"))
                .click();
        assertThat(button("Promote " + NAME + " 1")).hasCount(0);
        assertThat(button("Retire " + NAME + " 1")).isVisible();
    }

    /** A row of the table of iterations, which fits a phone because it scrolls by itself. */
    void isListedOnAPhone(Page phone, JsonNode evaluation) {
        seen(phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(NAME + " 1")), 20);
        seen(phone.getByText(Pattern.compile("95% CI")).first(), 60);
        Locator row = phone.locator("tr").filter(new Locator.FilterOptions().setHasText(NAME + " 1"));
        seen(row.getByText(counts(rate(evaluation, "apcer_max"))).first(), 60);
        assertThat((Boolean) phone.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("the page fits the phone")
                .isTrue();
        chromium.look(phone, "models-phone-dark");
    }

    /** As the pages say them, in the API's own figures. */
    private static String counts(JsonNode rate) {
        return rate.get("errors").asInt() + " of " + rate.get("sessions").asInt();
    }

    private static JsonNode rate(JsonNode evaluation, String name) {
        for (JsonNode rate : evaluation.get("rates")) {
            if (rate.get("name").asText().equals(name)) {
                return rate;
            }
        }
        throw new AssertionError("no " + name + " in " + evaluation);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void seen(Locator locator, int seconds) {
        assertThat(locator).isVisible(new IsVisibleOptions().setTimeout(seconds * 1000.0));
    }
}
