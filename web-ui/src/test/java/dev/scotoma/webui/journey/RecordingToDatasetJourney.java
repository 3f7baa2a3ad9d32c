package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One recording all the way: invited, recorded in a browser, sent to storage, inspected, scored, labelled by three people, accepted,
 * frozen into a dataset version, exported, verified, and in the end withdrawn. Each test is one person's part and builds on the ones
 * before it.
 */
@Execution(ExecutionMode.SAME_THREAD)
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordingToDatasetJourney {
    private static final Duration WORK = Duration.ofMinutes(3);
    private static final int LABELERS = 3;
    /** What is pressed depends on whether the face guide is content with the drawn face. */
    private static final Page.GetByRoleOptions RECORD =
            new Page.GetByRoleOptions().setName(Pattern.compile("^Record( anyway)?$"));

    private static final String FILMSTRIP_DRAWN = """
            () => Array.from(document.querySelectorAll("[aria-label=Filmstrip] canvas")).every((canvas) =>
              canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value, i) => i % 4 < 3 && value > 40))""";

    private static StackUnderTest stack;
    private static Chromium chromium;
    private static BrowserContext participant;
    private static final Map<String, String> PASSWORDS = new HashMap<>();
    private static String invitation = "";
    private static String returnCode = "";
    private static String campaign = "";
    private static String session = "";
    private static String sha256 = "";
    private static String identity = "";
    private static Path copy = Path.of("");

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        stack = StackUnderTest.shared();
        participant = chromium.phone();
    }

    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES = test -> {
        if (test.getExecutionException().isPresent()) {
            chromium.witness(test.getRequiredTestMethod().getName());
        }
        chromium.closeAllBut(participant);
    };

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void theOperatorMakesThreeLabelers() {
        Page page = signIn("operator", stack.password("operator"), "/ops/people");
        for (int i = 1; i <= LABELERS; i++) {
            String login = "labeler-" + i;
            page.getByLabel("Login", new Page.GetByLabelOptions().setExact(true))
                    .fill(login);
            page.getByRole(AriaRole.CHECKBOX, named("labeler")).check();
            button(page, "Create account").click();
            Locator password = page.getByLabel("Password of " + login, new Page.GetByLabelOptions().setExact(true));
            PASSWORDS.put(login, password.innerText().strip());
            button(page, "Done").click();
        }
        chromium.look(page, "people");
        page.navigate(stack.url() + "/ops/jobs");
        assertThat(page.getByRole(AriaRole.HEADING, named("Jobs"))).isVisible();
        chromium.look(page, "jobs");
        page.navigate(stack.url() + "/ops/health");
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        chromium.look(page, "health");
        assertThat(PASSWORDS).hasSize(LABELERS);
    }

    @Test
    @Order(2)
    void theResearcherOpensACampaignAndInvites() {
        Page page = signIn("researcher", stack.password("researcher"), "/campaigns");
        page.getByRole(AriaRole.LINK, named("New campaign")).click();
        page.getByLabel("Name").fill("Genuine logins at home");
        page.getByLabel("Brief for participants").fill("Record yourself as you would at the login of your bank.");
        page.getByLabel("Reward per counted recording").fill("0.40");
        chromium.look(page, "new-campaign");
        button(page, "Create campaign").click();
        button(page, "Create invitation link").click();
        Locator link = page.getByLabel("Invitation link", new Page.GetByLabelOptions().setExact(true));
        invitation = link.innerText().strip();
        campaign = page.url().substring(page.url().lastIndexOf('/') + 1);
        chromium.look(page, "campaign");
        assertThat(invitation).startsWith(stack.url() + "/j/");
    }

    @Test
    @Order(3)
    void theParticipantConsentsRecordsAndSends() {
        Page page = participant.newPage();
        page.navigate(invitation);
        chromium.look(page, "invitation");
        button(page, "Start").click();
        page.getByLabel("I am 18 or older").check();
        page.getByLabel("Age band").selectOption("25-34");
        page.getByLabel("Others may receive my videos").check();
        chromium.look(page, "consent");
        button(page, "I agree").click();
        returnCode = page.getByLabel("Return code", new Page.GetByLabelOptions().setExact(true))
                .innerText()
                .strip();
        chromium.look(page, "return-code");
        page.getByRole(AriaRole.LINK, named("Go on to recording")).click();
        button(page, "Open the camera").click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Check the picture"))).isVisible();
        chromium.look(page, "camera-check");
        button(page, "Go on").click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Line up"))).isVisible();
        chromium.look(page, "line-up");
        page.getByRole(AriaRole.BUTTON, RECORD).click();
        seen(page.locator("[data-prompt=left], [data-prompt=right]").first(), 20);
        chromium.look(page, "recording");
        Locator review = page.locator("[data-testid=take-review][data-sha256]");
        review.waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        sha256 = String.valueOf(review.getAttribute("data-sha256"));
        chromium.look(page, "take");
        button(page, "Send").click();
        seen(page.getByRole(AriaRole.LINK, named("My recordings")).last(), 60);
        chromium.look(page, "sent");
        assertThat(sha256).matches("[0-9a-f]{64}");
    }

    @Test
    @Order(4)
    void theRecordingIsInspectedAndScored() throws Exception {
        try (var researcher = Person.staff(stack, "researcher")) {
            session = researcher
                    .get("/api/capture/sessions?campaign=" + campaign)
                    .get("items")
                    .get(0)
                    .get("id")
                    .asText();
            StackUnderTest.await(WORK, "an inspection", () -> "PASSED".equals(inspectionState(researcher)));
            JsonNode inspection = researcher.get("/api/blindspot/sessions/" + session + "/inspection");
            assertThat(inspection.toString()).contains(sha256);
            StackUnderTest.await(
                    WORK,
                    "a score",
                    () -> !researcher
                            .get("/api/blindspot/sessions/" + session + "/scores")
                            .isEmpty());
            JsonNode score = researcher
                    .get("/api/blindspot/sessions/" + session + "/scores")
                    .get(0);
            assertThat(score.get("spoofScore").asDouble()).isBetween(0.0, 1.0);
            assertThat(score.get("frames").size()).isGreaterThan(4);
        }
    }

    @Test
    @Order(5)
    void threeLabelersAnswerByKeyboard() {
        for (int i = 1; i <= LABELERS; i++) {
            String login = "labeler-" + i;
            Page page = signIn(login, PASSWORDS.getOrDefault(login, ""), "/label");
            Locator desk = page.getByRole(AriaRole.REGION, named("Labeling"));
            desk.waitFor(new Locator.WaitForOptions().setTimeout(60_000));
            page.getByLabel("Filmstrip").waitFor(new Locator.WaitForOptions().setTimeout(30_000));
            page.keyboard().press("]");
            page.keyboard().press("]");
            for (int attribute = 0; attribute < 8; attribute++) {
                page.keyboard().press("k");
            }
            assertThat(page.locator("#label-gate")).hasText("Enter", new HasTextOptions().setTimeout(60_000));
            // Drawn beside the playing, on a busy machine after it.
            page.waitForFunction(FILMSTRIP_DRAWN);
            if (i == 1) {
                chromium.look(page, "label");
            }
            desk.focus();
            page.keyboard().press("Enter");
            assertThat(page.getByText("No clip is left for you now.")).isVisible();
            if (i == 1) {
                page.navigate(stack.url() + "/label/guide");
                assertThat(page.getByRole(AriaRole.HEADING, named("Labeling guide")))
                        .isVisible();
                chromium.look(page, "label-guide");
            }
        }
    }

    @Test
    @Order(6)
    void theParticipantSeesThatItCounted() throws Exception {
        try (var researcher = Person.staff(stack, "researcher")) {
            StackUnderTest.await(WORK, "the session is accepted", () -> "ACCEPTED".equals(state(researcher)));
        }
        Page page = participant.newPage();
        page.navigate(stack.url() + "/me");
        assertThat(page.getByText("It counts.").first()).isVisible();
        chromium.look(page, "my-recordings");
    }

    @Test
    @Order(7)
    void theResearcherFreezesAVersionWhoseArchiveHoldsThatVeryRecording() throws Exception {
        Path archive = Path.of("target", "v1.tar").toAbsolutePath();
        Page page = signIn("researcher", stack.password("researcher"), "/sessions/" + session);
        assertThat(page.getByRole(AriaRole.HEADING, named("Scores"))).isVisible();
        seen(page.getByText("starter").first(), 20);
        chromium.look(page, "purpose");
        Chromium.sayPurpose(page);
        assertThat(page.getByLabel("Recording", new Page.GetByLabelOptions().setExact(true))
                        .first())
                .isVisible();
        chromium.look(page, "session");
        page.navigate(stack.url() + "/models");
        assertThat(page.getByText("(demonstration)").first()).isVisible();
        chromium.look(page, "models");
        page.navigate(stack.url() + "/blind-spots");
        assertThat(button(page, "Mine now")).isVisible();
        chromium.look(page, "blind-spots-before-any-run");
        page.navigate(stack.url() + "/datasets/new");
        button(page, "Preview").click();
        assertThat(page.getByText("1 session of 1 person.")).isVisible();
        assertThat(page.getByLabel("Version")).hasValue("v1");
        page.getByLabel("Description").fill("The first accepted recordings.");
        button(page, "Freeze this version").click();
        Locator download = page.getByRole(AriaRole.LINK, named("Download archive"));
        download.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        chromium.look(page, "dataset");
        page.waitForDownload(download::click).saveAs(archive);
        copy = unpack(archive);
        identity = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(copy.resolve("manifest.json"))));
        assertThat(scotoma("dataset", "verify", copy.toString()).status()).isZero();
        Path folder = copy;
        try (var files = Files.walk(folder)) {
            var media = files.filter(file -> file.toString().endsWith(".webm")).toList();
            assertThat(media).hasSize(1);
            byte[] bytes = Files.readAllBytes(media.getFirst());
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .isEqualTo(sha256);
        }
    }

    @Test
    @Order(8)
    void theParticipantWithdrawsAndTheProofAndTheLedgerSayIt() throws Exception {
        Page page = participant.newPage();
        page.navigate(stack.url() + "/withdraw#" + returnCode);
        chromium.look(page, "withdraw");
        button(page, "Withdraw everything").click();
        button(page, "Yes, erase my recordings").click();
        seen(page.getByText("Everything was erased."), 60);
        chromium.look(page, "withdrawn");
        try (var researcher = Person.staff(stack, "researcher")) {
            StackUnderTest.await(
                    WORK,
                    "the ledger lists it",
                    () -> researcher
                            .get("/api/labeling/datasets/v1/ledger")
                            .toString()
                            .contains("withdrawnAt"));
            assertThat(researcher
                            .send("GET", "/api/capture/sessions/" + session + "/recording", null)
                            .statusCode())
                    .isIn(404, 410);
        }
        theCopyIsKeptToTheLedger();
        try (var objects = Files.walk(stack.home().resolve("storage"))) {
            assertThat(objects.map(Path::toString)
                            .filter(path -> path.contains(session))
                            .toList())
                    .isEmpty();
        }
    }

    /** As somebody does who got the version long ago, and knows its identity and the key of the ledger since. */
    private static void theCopyIsKeptToTheLedger() throws Exception {
        String ledger = stack.url() + "/api/labeling/ledger";
        Path key = copy.resolveSibling("key.pem");
        try (var anybody = new Person(stack.url())) {
            Files.write(key, anybody.download(URI.create(ledger + "/key")).body());
        }
        String[] told = {"--ledger", ledger, "--identity", identity, "--key", key.toString(), copy.toString()};
        Said before = scotoma(with(told, "dataset", "verify"));
        assertThat(before.status()).isEqualTo(2);
        assertThat(before.text()).contains("1 item must be deleted");
        assertThat(scotoma(with(told, "dataset", "apply")).text()).contains("is without the item withdrawn since");
        Said after = scotoma(with(told, "dataset", "verify"));
        assertThat(after.text()).contains("0 items (1 withdrawn since release)");
        assertThat(after.status()).isZero();
        try (var files = Files.list(copy.resolve("media"))) {
            assertThat(files).isEmpty();
        }
        try (var beside = Files.list(copy.resolveSibling(""))) {
            assertThat(beside.map(file -> String.valueOf(file.getFileName())))
                    .anyMatch(name -> name.startsWith(copy.getFileName() + ".receipt-"));
        }
    }

    private record Said(int status, String text) {}

    private static String[] with(String[] options, String... command) {
        return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
    }

    private static Said scotoma(String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(StackUnderTest.ROOT.resolve("scotoma").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static Page signIn(String login, String password, String path) {
        return Chromium.signIn(chromium.desktop(), stack.url(), login, password, path);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String inspectionState(Person researcher) throws IOException, InterruptedException {
        var answer = researcher.send("GET", "/api/blindspot/sessions/" + session + "/inspection", null);
        return answer.statusCode() == 200
                ? researcher
                        .get("/api/blindspot/sessions/" + session + "/inspection")
                        .get("state")
                        .asText()
                : "none";
    }

    private static String state(Person researcher) throws IOException, InterruptedException {
        for (JsonNode item :
                researcher.get("/api/capture/sessions?campaign=" + campaign).get("items")) {
            if (session.equals(item.get("id").asText())) {
                return item.get("state").asText();
            }
        }
        return "gone";
    }

    /** Waits longer than the few seconds that a page may take by itself. */
    private static void seen(Locator locator, int seconds) {
        assertThat(locator).isVisible(new IsVisibleOptions().setTimeout(seconds * 1000.0));
    }

    private static Path unpack(Path archive) throws IOException, InterruptedException {
        Path folder = Path.of("target", "v1").toAbsolutePath();
        StackUnderTest.delete(folder);
        Files.createDirectories(folder);
        var tar = new ProcessBuilder("tar", "-xf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        try (var entries = Files.list(folder)) {
            var list = entries.toList();
            return list.size() == 1 && Files.isDirectory(list.getFirst()) ? list.getFirst() : folder;
        }
    }
}
