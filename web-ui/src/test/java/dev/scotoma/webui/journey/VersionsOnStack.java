package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Versions by the researcher's pages: looked at before they are frozen, the second after a blind spot; the first one ends, and somebody leaves. */
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VersionsOnStack {
    private static final double PATIENCE = Duration.ofMinutes(2).toMillis();

    @TempDir
    static Path folder;

    private static StackUnderTest stack;
    private static Chromium chromium;
    private static PlantedSessions planted;
    private static Person researcher;
    private static Page page;
    private static String spot = "";
    private static String first = "";
    private static String second = "";

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        // Of its own: where others label, sessions are accepted between two versions.
        stack = StackUnderTest.start("versions-home", 1, Map.of());
        planted = new PlantedSessions(stack);
        researcher = Person.staff(stack, "researcher");
        spot = aBlindSpot();
        planted.accepted(12, "genuine", "phone_front");
        planted.accepted(8, "attack", "tablet");
        page = Chromium.signIn(
                chromium.desktop(), stack.url(), "researcher", stack.password("researcher"), "/datasets/new");
    }

    @AfterAll
    static void end() throws Exception {
        chromium.close();
        researcher.close();
        planted.close();
        stack.close();
    }

    private static String aBlindSpot() throws Exception {
        planted.attacks(80, planted.starter(), "i % 3 <> 0");
        researcher.post(
                "/api/blindspot/mining-runs",
                Map.of("iterationId", planted.starter(), "outcome", "apcer", "minSupport", 20));
        return researcher.get("/api/blindspot/blind-spots").get(0).get("id").asText();
    }

    @Test
    @Order(1)
    void aVersionIsLookedAtBeforeItIsFrozen() throws Exception {
        button("Preview").click();
        seen(page.getByText("● genuine, then ▲ attack, by sessions.").first());
        page.getByLabel("Sessions by camera").waitFor();
        chromium.look(page, "dataset-preview");
        first = page.getByLabel("Version").inputValue();
        page.getByLabel("Description").fill("What was there before the blind spot.");
        button("Freeze this version").click();
        published(first);
    }

    @Test
    @Order(2)
    void theNextOneAnswersABlindSpotAndHoldsACameraOut() throws Exception {
        planted.accepted(10, "attack", "laptop");
        page.navigate(stack.url() + "/datasets/new");
        page.getByLabel("Add a hold-out").selectOption("camera");
        page.getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName("Laptop").setExact(true))
                .check();
        button("Preview").click();
        seen(page.getByText("Since " + first + ": 10 added."));
        Locator version = page.getByLabel("Version");
        second = version.inputValue();
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Protocols")))
                .containsText("Camera");
        page.getByLabel("Description").fill("With attacks by laptop.");
        page.getByLabel("Authors").fill("A. Author, B. Author");
        page.locator("input[type=checkbox][value='" + spot + "']").check();
        version.fill(first + (first.contains(".") ? ".1" : ".0.1"));
        button("Freeze this version").click();
        seen(page.getByText(
                "is too low a number: since " + first + " 10 sessions are added, so the least is " + second));
        chromium.look(page, "dataset-too-low");
        version.fill(second);
        button("Freeze this version").click();
        published(second);
        seen(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Blind spot 1")));
        chromium.look(page, "dataset-version");
        assertThat(researcher
                        .get("/api/labeling/datasets/" + second)
                        .get("blindSpots")
                        .get(0)
                        .asText())
                .isEqualTo(spot);
    }

    @Test
    @Order(3)
    void aPageShowsHowTheyGrewAndWhatTheyAnswered() throws Exception {
        page.navigate(stack.url() + "/datasets/lineage");
        page.getByLabel("Sessions by version").waitFor();
        seen(page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Blind spots that versions answered")));
        page.locator("figure svg[aria-label^='Errors at']").first().waitFor();
        chromium.look(page, "dataset-lineage");
    }

    @Test
    @Order(4)
    void theFirstOneIsDeprecatedAndPointsToTheSecond() throws Exception {
        page.navigate(stack.url() + "/datasets/" + first);
        button("Deprecate this version").click();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Reason"))
                .fill("It has no attacks by laptop.");
        page.getByLabel("Take instead").selectOption(second);
        button("Deprecate").click();
        seen(page.getByRole(AriaRole.ALERT)
                .getByText("Version " + first + " is deprecated: It has no attacks by laptop. Take " + second
                        + " instead."));
        chromium.look(page, "dataset-deprecated");
    }

    @Test
    @Order(5)
    void theCommandLineProvesAndComparesThem() throws Exception {
        Path one = downloaded(first);
        Path two = downloaded(second);
        assertThat(scotoma("dataset", "verify", two.toString())).contains("is right: version " + second);
        assertThat(Files.readString(one.resolve("README.md"))).contains("> **Version " + first + " is deprecated");
        assertThat(scotoma("dataset", "diff", "--by", "camera", one.toString(), two.toString()))
                .contains(first + " to " + second + ": 10 added, 0 removed, 0 changed")
                .containsPattern("laptop +10 +0 +0 +0");
        assertThat(Files.readAllLines(two.resolve("protocols/camera/test.txt"))).isNotEmpty();
    }

    @Test
    @Order(6)
    void aCopyThatAScriptTookFollowsTheLedgerWhenSomebodyWithdraws() throws Exception {
        Path copy = exported("copy");
        Path key = folder.resolve("key.pem");
        try (var anybody = new Person(stack.url())) {
            Files.write(
                    key,
                    anybody.download(URI.create("/api/labeling/ledger/key")).body());
            String[] told = {
                "--ledger", stack.url() + "/api/labeling/ledger", "--identity", identity(copy), "--key", key.toString()
            };
            assertThat(said("verify", copy, told))
                    .contains("is right: version " + second)
                    .contains("(0 withdrawn");
            var leaver = planted.leaver(second);
            anybody.post("/api/capture/withdrawals", Map.of("code", leaver.code()));
            StackUnderTest.await(
                    Duration.ofMinutes(1),
                    "the ledger tells of it",
                    () -> anybody.send("GET", "/api/labeling/ledger", null)
                            .body()
                            .contains(leaver.item()));
            assertThat(said("verify", copy, told))
                    .contains(leaver.item() + " was withdrawn on")
                    .contains("is out of date: 1 item must be deleted");
            assertThat(said("apply", copy, told)).contains("is without the item withdrawn since");
            assertThat(said("verify", copy, told))
                    .contains("is right: version " + second)
                    .contains("(1 withdrawn");
        }
        assertThat(contents(copy)).isEqualTo(contents(exported("taken-afterwards")));
    }

    private static Path exported(String name) throws Exception {
        Path token = Files.writeString(
                folder.resolve("token-" + name),
                researcher
                        .post(
                                "/api/identity/tokens",
                                Map.of("purpose", "Following a journey", "scopes", List.of("dataset:read"), "days", 1))
                        .get("token")
                        .asText());
        Path out = folder.resolve(name);
        String url = stack.url() + "/api/labeling/datasets/" + second;
        scotoma("dataset", "export", url, "--token-file", token.toString(), "--out", out.toString());
        return out;
    }

    private static String said(String command, Path copy, String... told) throws Exception {
        var arguments = new ArrayList<>(
                List.of(StackUnderTest.ROOT.resolve("scotoma").toString(), "dataset", command, copy.toString()));
        arguments.addAll(List.of(told));
        Process process =
                new ProcessBuilder(arguments).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String identity(Path copy) throws Exception {
        return sha256(copy.resolve("manifest.json"));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static Map<String, String> contents(Path of) throws Exception {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(of.relativize(file).toString(), sha256(file));
            }
        }
        return contents;
    }

    private static Path downloaded(String version) throws Exception {
        page.navigate(stack.url() + "/datasets/" + version);
        Locator download = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download archive"));
        Path archive = folder.resolve(version + ".tar");
        page.waitForDownload(download::click).saveAs(archive);
        run(List.of("tar", "-xf", archive.toString(), "-C", folder.toString()));
        return folder.resolve(version);
    }

    private static String scotoma(String... args) throws Exception {
        var command = new java.util.ArrayList<>(
                List.of(StackUnderTest.ROOT.resolve("scotoma").toString()));
        command.addAll(List.of(args));
        return run(command);
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static void published(String version) {
        page.waitForURL("**/datasets/" + version);
        page.getByText("Check it with").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
        if (page.getByLabel("What do you need these recordings for?").isVisible()) {
            Chromium.sayPurpose(page); // once in this session
        }
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void seen(Locator what) {
        assertThat(what).isVisible();
    }
}
