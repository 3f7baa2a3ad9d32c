package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * An attack on a phone, made by its drawn steps in a campaign that is asked for far away and against the light: what is asked, what
 * is told of the take, an objection with its answer, and the end of it all. It shows a second adult, who agrees by a link of their own and
 * withdraws.
 */
@Execution(ExecutionMode.SAME_THREAD)
@Order(2)
class AttackJourney {
    private static final String SECOND = "<b>Ana</b>";
    private static final String FINDING = "Accepted far away against the light";

    private static final Page.GetByRoleOptions RECORD =
            new Page.GetByRoleOptions().setName(Pattern.compile("^Record( anyway)?$"));

    private static StackUnderTest stack;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        stack = StackUnderTest.shared();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void somebodyMakesAnAttackByItsStepsAndObjectsToWhatBecameOfIt() throws Exception {
        Page page = chromium.darkPhone().newPage();
        page.setViewportSize(360, 640);
        try {
            agree(page);
            prepare(page);
            String code = aSecondPersonAgrees(page);
            lineUpAndSend(page);
            theSameAgain(page);
            object(page);
            aLabelerReportsAClipAndAReviewerPutsItBack();
            theSecondPersonWithdraws(page, code);
            button(page, "Withdraw everything").click();
            button(page, "Yes, erase my recordings").click();
            seen(page.getByText("Your withdrawal was received", new Page.GetByTextOptions().setExact(false)), 30);
        } catch (AssertionError | RuntimeException failure) {
            chromium.witness("attack");
            throw failure;
        }
    }

    private static void agree(Page page) throws Exception {
        page.navigate(invitation());
        assertThat(text(page, "Record yourself at a face login")).isVisible();
        assertThat(page.content()).doesNotContain("against the light", FINDING);
        page.getByLabel("Language").selectOption("es");
        assertThat(text(page, "Enséñele al teléfono su cara en otro teléfono.")).isVisible();
        page.getByRole(AriaRole.COMBOBOX).first().selectOption("en");
        button(page, "Start").click();
        page.getByLabel("I am 18 or older").check();
        page.getByLabel("Age band").selectOption("25-34");
        button(page, "I agree").click();
        page.getByRole(AriaRole.LINK, named("Go on to recording")).click();
    }

    private static void prepare(Page page) {
        button(page, "Open the camera").click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Prepare the attack")))
                .isVisible();
        Locator steps = page.getByRole(AriaRole.REGION, named("How it is done")).getByRole(AriaRole.LISTITEM);
        assertThat(steps).hasCount(4);
        assertThat(steps.locator("svg")).hasCount(4);
        assertThat(page.getByLabel("What is asked of this recording").locator("svg"))
                .hasCount(2);
        steps.nth(3).scrollIntoViewIfNeeded();
        chromium.look(page, "attack-steps");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.evaluate("scrollTo(0, 0)");
        chromium.look(page, "attack-steps-light");
        page.getByLabel("What is it?").fill("old phone");
        page.getByLabel("How good is it?").selectOption("high");
    }

    /** Answers their return code. */
    private static String aSecondPersonAgrees(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.getByText("Show the face of another adult").click();
        page.getByLabel("Who is it?").fill(SECOND);
        page.getByLabel("What does this person call you?").fill("Kim");
        button(page, "Make the link").click();
        Locator link = page.getByLabel("The link", new Page.GetByLabelOptions().setExact(true));
        link.scrollIntoViewIfNeeded();
        chromium.look(page, "shown-link");

        Page theirs = chromium.phone().newPage();
        theirs.setViewportSize(360, 640);
        theirs.navigate(link.innerText());
        assertThat(text(theirs, "From: Kim")).isVisible();
        assertThat(theirs.getByText("£0.40 for you too", new Page.GetByTextOptions().setExact(false)))
                .isVisible();
        chromium.look(theirs, "shown-asked");
        button(theirs, "Start").click();
        theirs.getByLabel("I am 18 or older").check();
        theirs.getByLabel("Age band").selectOption("35-44");
        theirs.getByLabel("Return code, if you took part here before").scrollIntoViewIfNeeded();
        chromium.look(theirs, "shown-consent");
        button(theirs, "I agree").click();
        Locator code = theirs.getByLabel("Return code", new Page.GetByLabelOptions().setExact(true));
        assertThat(code).isVisible();
        chromium.look(theirs, "shown-agreed");

        page.getByLabel("Whose face does it show?").selectOption(SECOND);
        assertThat(text(page, SECOND + " agreed.")).isVisible();
        chromium.look(page, "shown-chosen");
        button(page, "Go on").click();
        return code.innerText();
    }

    private static void aLabelerReportsAClipAndAReviewerPutsItBack() {
        Page desk = Chromium.signIn(chromium.desktop(), stack.url(), "labeler", stack.password("labeler"), "/label");
        seen(desk.locator("[data-assignment]"), 60);
        desk.keyboard().press("s");
        button(desk, "A child is in it").click();
        button(desk, "Report it").click();
        Page review =
                Chromium.signIn(chromium.darkPhone(), stack.url(), "reviewer", stack.password("reviewer"), "/review");
        review.setViewportSize(360, 640);
        Locator waiting = review.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Who must not be in it\\?")));
        seen(waiting, 30);
        waiting.click();
        Locator report =
                review.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(Pattern.compile("^Report on")));
        seen(report, 30);
        assertThat(report).containsText("A labeler saw a child");
        report.getByRole(AriaRole.BUTTON).click();
        assertThat(report.locator("video")).isVisible();
        report.getByRole(AriaRole.TEXTBOX).scrollIntoViewIfNeeded();
        chromium.look(review, "report");
        report.getByRole(AriaRole.TEXTBOX).fill("A small adult, who signed.");
        button(review, "Put it back").click();
        assertThat(waiting).hasCount(0);
    }

    private static void theSecondPersonWithdraws(Page page, String code) {
        Page theirs = chromium.phone().newPage();
        theirs.setViewportSize(360, 640);
        theirs.navigate(stack.url() + "/me");
        theirs.getByLabel("Return code").fill(code);
        button(theirs, "Go on").click();
        assertThat(text(theirs, "Attacks of others that show you")).isVisible();
        assertThat(text(theirs, "1 recording")).isVisible();
        chromium.look(theirs, "shown-appearances");
        theirs.navigate(stack.url() + "/withdraw#" + code);
        button(theirs, "Withdraw everything").click();
        button(theirs, "Yes, erase my recordings").click();
        seen(theirs.getByText("Everything was erased", new Page.GetByTextOptions().setExact(false)), 60);
        chromium.look(theirs, "shown-withdrawn");

        page.reload();
        assertThat(text(page, "What you record appears here.")).isVisible();
        assertThat(text(page, "Still owed to you: £0.40")).isVisible();
        chromium.look(page, "shown-kept-reward");
    }

    private static void lineUpAndSend(Page page) {
        assertThat(page.getByRole(AriaRole.HEADING, named("Line up"))).isVisible();
        assertThat(page.locator("[data-face-place=far]")).isVisible();
        assertThat(page.getByLabel("What is asked of this recording")).containsText("step back");
        // The camera plays a drawn face that is near: the guide sees it, and keeps nobody from recording.
        seen(page.locator("[data-hint=stepBack]"), 30);
        assertThat(page.getByText("Further away from the camera.")).isVisible();
        chromium.look(page, "attack-line-up");
        page.getByRole(AriaRole.BUTTON, RECORD).click();
        seen(button(page, "Send"), 60);
        button(page, "Send").click();
        seen(page.getByText("People look at it next", new Page.GetByTextOptions().setExact(false)), 120);
        assertThat(page.getByText("You get £0.40 for it, paid by", new Page.GetByTextOptions().setExact(false)))
                .isVisible();
        assertThat(text(page, "It counts.")).hasCount(0);
        assertThat(page.getByRole(AriaRole.LINK, named("lab@example.org"))).isVisible();
        chromium.look(page, "attack-sent");
    }

    private static void theSameAgain(Page page) {
        button(page, "Record the next one").click();
        button(page, "Open the camera").click();
        assertThat(page.getByLabel("Which one?")).containsText("The same as last time: old phone");
        assertThat(page.getByLabel("What is it?")).hasCount(0);
    }

    private static void object(Page page) {
        page.navigate(stack.url() + "/me");
        button(page, "Something is wrong with this").click();
        String words = "<img src=x onerror=alert(1)> It was at the window.";
        page.getByLabel("What is wrong?").fill(words);
        button(page, "Send").click();
        assertThat(text(page, "You wrote:")).isVisible();
        Page review =
                Chromium.signIn(chromium.desktop(), stack.url(), "reviewer", stack.password("reviewer"), "/review");
        Locator waiting = review.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName(Pattern.compile("^An objection of its participant")));
        seen(waiting, 30);
        waiting.click();
        assertThat(text(review, words)).isVisible();
        chromium.look(review, "objections");
        review.getByRole(AriaRole.TEXTBOX).first().fill("We see the window.");
        button(review, "Send the answer").click();
        assertThat(waiting).hasCount(0);
        page.reload();
        assertThat(text(page, "We see the window.")).isVisible();
        chromium.look(page, "objection-answered");
    }

    private static String invitation() throws Exception {
        String until = Instant.now().plus(Duration.ofDays(1)).toString();
        try (var researcher = Person.staff(stack, "researcher")) {
            String campaign = researcher
                    .post(
                            "/api/capture/campaigns",
                            Map.ofEntries(
                                    Map.entry("name", FINDING),
                                    Map.entry("brief", "Show the phone your face on another phone."),
                                    Map.entry(
                                            "translations",
                                            List.of(Map.of(
                                                    "language",
                                                    "es",
                                                    "title",
                                                    "Grábese en un acceso facial",
                                                    "brief",
                                                    "Enséñele al teléfono su cara en otro teléfono."))),
                                    Map.entry("contact", "lab@example.org"),
                                    Map.entry("kind", "attack"),
                                    Map.entry("attackType", "replay_phone"),
                                    Map.entry("distance", "far"),
                                    Map.entry("lightDir", "back"),
                                    Map.entry("sessionsEach", 2),
                                    Map.entry("rewardMinor", 40),
                                    Map.entry("rewardCurrency", "GBP"),
                                    Map.entry("closesAt", until)))
                    .get("id")
                    .asText();
            return stack.url()
                    + "/j/"
                    + researcher
                            .post(
                                    "/api/capture/campaigns/" + campaign + "/invitations",
                                    Map.of("maxParticipants", 1, "expiresAt", until))
                            .get("token")
                            .asText();
        }
    }

    private static Locator text(Page page, String exactly) {
        return page.getByText(exactly, new Page.GetByTextOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Waits longer than the few seconds that a page may take by itself. */
    private static void seen(Locator locator, int seconds) {
        assertThat(locator).isVisible(new IsVisibleOptions().setTimeout(seconds * 1000.0));
    }
}
