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
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** A labeler at the desk for many clips, by keyboard alone and by touch, and what a team sees of their votes. */
@Execution(ExecutionMode.SAME_THREAD)
@Order(4)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabelingOnStack {
    static final List<String> ATTRIBUTES =
            List.of("phone", "finger", "moire", "artifacts", "glare", "mirror", "hidden", "spoof");
    private static final int BY_KEYBOARD = 20;
    private static final int BY_TOUCH = 5;
    private static final String NOTE = "A <b>bezel</b> in the mirror.";

    /** From each press of Enter until the next clip can be seen. */
    private static final String TELL_WAITS = """
            () => {
              window.waits = [];
              document.addEventListener("keydown", (event) => {
                if (event.code !== "Enter" || event.target.closest("dialog")) return;
                const pressed = performance.now();
                const shown = document.querySelector("[data-assignment]")?.dataset.assignment;
                const look = () => {
                  const desk = document.querySelector("[data-assignment]");
                  const video = desk?.querySelector("video");
                  const there = video && desk.dataset.assignment !== shown && video.readyState >= 2 && video.currentTime < 0.5;
                  if (there) window.waits.push(performance.now() - pressed);
                  else if (performance.now() - pressed < 10000) requestAnimationFrame(look);
                };
                requestAnimationFrame(look);
              }, true);
            }""";

    private static StackUnderTest stack;
    private static Chromium chromium;
    private static PlantedSessions planted;
    private static final Map<String, String> PASSWORDS = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        stack = StackUnderTest.shared();
        planted = new PlantedSessions(stack);
        planted.clips(BY_KEYBOARD + BY_TOUCH, Takes.webm(chromium, 600));
        try (var operator = Person.staff(stack, "operator")) {
            for (String login : List.of("by-keyboard", "by-touch", "by-api", "otherwise", "once-more")) {
                JsonNode account =
                        operator.post("/api/identity/accounts", Map.of("login", login, "roles", List.of("labeler")));
                PASSWORDS.put(login, account.get("password").asText());
            }
        }
        StackUnderTest.await(
                Duration.ofMinutes(1), "the clips are offered", () -> planted.clipsOffered() == BY_KEYBOARD + BY_TOUCH);
    }

    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES = test -> {
        if (test.getExecutionException().isPresent()) {
            chromium.witness(test.getRequiredTestMethod().getName());
        }
    };

    @AfterAll
    static void end() throws Exception {
        chromium.close();
        planted.close();
    }

    @Test
    @Order(1)
    void twentyClipsByKeyboardAlone() throws Exception {
        BrowserContext context = chromium.desktop();
        Page page = signIn(context, "by-keyboard");
        page.evaluate(TELL_WAITS);
        String before = "";
        for (int clip = 0; clip < BY_KEYBOARD; clip++) {
            before = nextDesk(page, before);
            if (clip == 0) {
                // Twice as fast, from here on.
                page.keyboard().press("]");
                page.keyboard().press("]");
            }
            if (clip == 1) {
                page.keyboard().press("n");
                page.keyboard().type(NOTE);
                page.keyboard().press("Tab");
                page.keyboard().press("Enter");
            }
            for (int row = 0; row < ATTRIBUTES.size(); row++) {
                page.keyboard().press("k");
            }
            assertThat(page.locator("#label-gate")).hasText("Enter", new HasTextOptions().setTimeout(30_000));
            if (clip == 2) {
                chromium.look(dark(page), "label-desk-dark");
                light(page);
                page.keyboard().press("s");
                seen(page.getByRole(AriaRole.DIALOG, named("Skip this clip?")));
                chromium.look(page, "label-skip");
                page.keyboard().press("Escape");
                oneTabOfTwo(context, page);
                before = nextDesk(page, "");
                for (int row = 0; row < ATTRIBUTES.size(); row++) {
                    page.keyboard().press("k");
                }
                assertThat(page.locator("#label-gate")).hasText("Enter", new HasTextOptions().setTimeout(30_000));
            }
            page.keyboard().press("Enter");
        }
        assertThat(page.getByText(BY_KEYBOARD + " today")).isVisible();
        tellWaits(page);
        try (var reviewer = Person.staff(stack, "reviewer");
                var database = stack.database();
                var noted = database.createStatement()
                        .executeQuery("SELECT session_id FROM labeling.assignment JOIN labeling.task USING (task_id)"
                                + " WHERE note = '" + NOTE + "'")) {
            assertThat(noted.next()).isTrue();
            assertThat(reviewer.get("/api/labeling/notes/" + noted.getString(1)).toString())
                    .isEqualTo("[\"" + NOTE + "\"]");
        }
    }

    @Test
    @Order(2)
    void fiveClipsByTouch() {
        Page phone = signIn(chromium.darkPhone(), "by-touch");
        phone.setViewportSize(360, 640);
        String before = "";
        for (int clip = 0; clip < BY_TOUCH; clip++) {
            before = nextDesk(phone, before);
            assertThat(phone.getByLabel("Clip", new Page.GetByLabelOptions().setExact(true)))
                    .isInViewport();
            assertThat(button(phone, "phone: yes")).isInViewport();
            if (clip == 0) {
                fits(phone);
                chromium.look(phone, "label-phone-dark");
                button(phone, "Faster").tap();
                button(phone, "Faster").tap();
            }
            for (String attribute : ATTRIBUTES) {
                Locator answer = button(phone, attribute + ": no");
                BoundingBox place = box(answer);
                answer.tap();
                assertThat(answer).hasAttribute("aria-pressed", "true");
                assertThat(box(answer).x).isEqualTo(place.x);
                assertThat(box(answer).width).isEqualTo(place.width);
                assertThat(phone.getByLabel("Clip", new Page.GetByLabelOptions().setExact(true)))
                        .isInViewport();
            }
            assertThat(phone.locator("#label-gate")).hasText("Enter", new HasTextOptions().setTimeout(30_000));
            if (clip == 1) {
                // A row that lies half below the clip is nobody's target: the fifth begins where the clip ends.
                phone.evaluate(
                        "() => document.querySelectorAll('[aria-label=Attributes] > li')[4].scrollIntoView({block: 'start'})");
                chromium.look(phone, "label-phone-answered-dark");
                chromium.look(light(phone), "label-phone");
            }
            button(phone, "Submit").tap();
        }
        assertThat(phone.getByText(BY_TOUCH + " today")).isVisible();
    }

    @Test
    @Order(3)
    void theTeamSeesHowFarTheyAgree() throws Exception {
        // Before anything is decided, so that enough of these answers can be held against others.
        answerAll("otherwise", "yes");
        answerAll("by-api", "no");
        answerAll("once-more", "no");
        try (var researcher = Person.staff(stack, "researcher")) {
            StackUnderTest.await(Duration.ofMinutes(2), "a round has seen the votes", () -> {
                JsonNode labelers =
                        researcher.get("/api/labeling/quality/labelers").get("labelers");
                int submissions = 0;
                for (JsonNode labeler : labelers) {
                    submissions += labeler.get("submissions").asInt();
                }
                return submissions
                        == planted.count("SELECT count(*) FROM labeling.assignment WHERE state = 'SUBMITTED'");
            });
        }
        Page page = Chromium.signIn(
                chromium.desktop(), stack.url(), "researcher", stack.password("researcher"), "/agreement");
        seen(page.getByText("People agree least on spoof", new Page.GetByTextOptions().setExact(false)));
        seen(page.getByText("differs most often on spoof", new Page.GetByTextOptions().setExact(false)));
        chromium.look(page, "agreement");
        Locator divided = page.getByRole(AriaRole.GROUP, named("Sessions divided on spoof"));
        divided.getByRole(AriaRole.BUTTON).first().click();
        seen(page.getByRole(AriaRole.GROUP, named("Votes of the session")));
        assertThat(page.getByRole(AriaRole.GROUP, named("Votes of the session")).getByText("yes"))
                .hasCount(1);
        Chromium.sayPurpose(page);
        seen(page.locator("video"));
        chromium.look(dark(page), "agreement-session-dark");
        light(page);
        Path votes = Path.of("target", "votes.csv").toAbsolutePath();
        page.waitForDownload(() ->
                        page.getByRole(AriaRole.LINK, named("Raw votes (CSV)")).click())
                .saveAs(votes);
        assertThat(Files.readAllLines(votes).getFirst()).isEqualTo("task,worker,label,attribute");

        Page phone = Chromium.signIn(
                chromium.darkPhone(), stack.url(), "operator", stack.password("operator"), "/agreement");
        phone.setViewportSize(360, 640);
        seen(phone.getByText("differs most often on spoof", new Page.GetByTextOptions().setExact(false)));
        fits(phone);
        chromium.look(phone, "agreement-phone-dark");
    }

    /** Somebody who sees no cue, and says this of the whole. */
    private static void answerAll(String login, String spoof) throws Exception {
        var answers = new HashMap<String, String>();
        ATTRIBUTES.forEach(attribute -> answers.put(attribute, attribute.equals("spoof") ? spoof : "no"));
        try (var labeler = Person.staff(stack.url(), login, PASSWORDS.getOrDefault(login, ""))) {
            for (JsonNode claim = claim(labeler); claim.has("assignmentId"); claim = claim(labeler)) {
                labeler.post(
                        "/api/labeling/assignments/" + claim.get("assignmentId").asText() + "/submission",
                        Map.of("answers", answers, "watchedMs", 1000, "elapsedMs", 4000));
            }
        }
    }

    /** A second tab does not show the same clip again; it may take the desk over, and gives it back when it is closed. */
    private static void oneTabOfTwo(BrowserContext context, Page page) {
        Page second = context.newPage();
        second.navigate(stack.url() + "/label");
        button(second, "Label here instead").click();
        seen(second.locator("[data-assignment]"));
        assertThat(button(page, "Label here instead")).isVisible();
        second.close();
        page.bringToFront();
    }

    private static void tellWaits(Page page) throws Exception {
        @SuppressWarnings("unchecked")
        var waits = ((List<Number>) page.evaluate("() => window.waits"))
                .stream().mapToDouble(Number::doubleValue).sorted().toArray();
        assertThat(waits.length).isGreaterThan(BY_KEYBOARD / 2);
        String told = "from the key to the next clip: %.0f ms in the middle, %.0f ms at most, of %d clips"
                .formatted(waits[waits.length / 2], waits[waits.length - 1], waits.length);
        System.out.println(told);
        Files.writeString(Path.of("target", "next-clip.txt"), told + System.lineSeparator());
    }

    private static Page dark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return page;
    }

    private static Page light(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return page;
    }

    /** Waits for a clip other than the one before; answers which. */
    private static String nextDesk(Page page, String before) {
        Locator desk = page.locator("[data-assignment]:not([data-assignment='" + before + "'])");
        seen(desk);
        return String.valueOf(desk.getAttribute("data-assignment"));
    }

    private static JsonNode claim(Person labeler) throws Exception {
        return labeler.post("/api/labeling/claims", Map.of("holding", List.of()));
    }

    private static Page signIn(BrowserContext context, String login) {
        return Chromium.signIn(context, stack.url(), login, PASSWORDS.getOrDefault(login, ""), "/label");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static BoundingBox box(Locator locator) {
        return java.util.Objects.requireNonNull(locator.boundingBox());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void fits(Page phone) {
        assertThat((Boolean) phone.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("the page fits the phone")
                .isTrue();
    }

    private static void seen(Locator locator) {
        assertThat(locator.first()).isVisible(new IsVisibleOptions().setTimeout(60_000));
    }
}
