package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two reviewers, by keyboard and by touch: what waits, a second opinion, a ruling taken back, and gold of what was ruled. */
@Execution(ExecutionMode.SAME_THREAD)
@Order(4)
class ReviewOnStack {
    private static final int CLIPS = 3;
    private static final String WAITING = "What waits for a reviewer";

    private static StackUnderTest stack;
    private static Chromium chromium;
    private static PlantedSessions planted;
    private static String password;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        stack = StackUnderTest.shared();
        planted = new PlantedSessions(stack);
        planted.clips(CLIPS, Takes.webm(chromium, 1_500));
        try (var operator = Person.staff(stack, "operator")) {
            password = operator.post(
                            "/api/identity/accounts", Map.of("login", "looks-again", "roles", List.of("reviewer")))
                    .get("password")
                    .asText();
        }
        StackUnderTest.await(Duration.ofMinutes(1), "the clips have tasks", () -> planted.clipsOffered() == CLIPS);
        planted.contest("spoof");
    }

    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES = test -> {
        if (test.getExecutionException().isPresent()) {
            chromium.witness(test.getRequiredTestMethod().getName());
        }
    };

    /** Whoever labels in this stack after this is not to qualify first, and nothing waits for them. */
    @AfterAll
    static void end() throws Exception {
        planted.forgetGold();
        planted.forgetVotes();
        chromium.close();
        planted.close();
    }

    @Test
    void aReviewerMakesGoldWithASecondOneOfWhatTheyRuledWithASecondOpinion() {
        BrowserContext desktop = chromium.desktop();
        Page one = Chromium.signIn(desktop, stack.url(), "reviewer", stack.password("reviewer"), "/review");
        cases(one, CLIPS);
        chromium.look(one, "review-waiting");
        first(one).click();
        Locator ruling = heading(one, "Rule on contested attributes");
        seen(ruling);
        assertThat(ruling).isFocused();
        played(one);
        for (String key : List.of("k", "3", "o")) {
            one.keyboard().press(key);
        }
        assertThat(one.getByLabel("No", exactly())).isChecked();
        chromium.look(one, "review-case");
        one.keyboard().press("Enter");
        seen(one.getByText("Another reviewer looks as well.", part()));
        String session = one.getByLabel("Your last ruling").innerText().replaceAll("(?s).*on (\\w{6}):.*", "$1");
        one.keyboard().press("Enter");
        cases(one, CLIPS - 1);

        Page two = Chromium.signIn(chromium.darkPhone(), stack.url(), "looks-again", password, "/review");
        two.setViewportSize(360, 640);
        cases(two, CLIPS);
        fits(two);
        chromium.look(two, "review-waiting-phone");
        two.getByRole(AriaRole.LINK, named("Labels: spoof " + session)).click();
        played(two);
        two.getByLabel("No", exactly()).check();
        two.getByRole(AriaRole.BUTTON, named("3 Nothing of it is to be seen.")).click();
        two.getByRole(AriaRole.BUTTON, named("Rule")).focus();
        assertThat(two.getByLabel("Clip", exactly())).isInViewport();
        uncovered(two.getByRole(AriaRole.BUTTON, named("Rule")));
        fits(two);
        chromium.look(two, "review-case-phone");
        two.getByRole(AriaRole.BUTTON, named("Rule")).click();
        seen(two.getByText("You ruled on " + session, part()));
        two.getByRole(AriaRole.BUTTON, named("Take it back (Z)")).click();
        seen(two.getByText("Taken back: the attribute stands as before", part()));
        two.getByLabel("No", exactly()).check();
        two.getByRole(AriaRole.BUTTON, named("3 Nothing of it is to be seen.")).click();
        two.getByRole(AriaRole.BUTTON, named("Rule")).click();
        two.getByRole(AriaRole.LINK, named("Propose as gold")).click();

        seen(heading(two, "Propose the clip that you came with"));
        Locator answers = two.getByRole(AriaRole.FORM, named("Your answers"));
        for (int question = 0; question < 8; question++) {
            answers.getByLabel("No", new Locator.GetByLabelOptions().setExact(true))
                    .nth(question)
                    .check();
        }
        fits(two);
        chromium.look(two, "gold-of-a-ruling-phone");
        two.getByRole(AriaRole.BUTTON, named("Answer, and the next")).click();
        seen(two.getByText("proposed").first());

        one.reload();
        one.getByRole(AriaRole.LINK, named("Is it gold? " + session)).click();
        Locator waiting = one.getByRole(AriaRole.REGION, named("Confirm what others proposed"));
        waiting.getByRole(AriaRole.BUTTON).first().click();
        played(one);
        for (String key : Collections.nCopies(8, "k")) {
            one.keyboard().press(key);
        }
        chromium.look(one, "gold-second");
        one.keyboard().press("Enter");
        seen(one.getByText("No proposal waits for you."));
        seen(one.getByText("confirmed").first());

        one.navigate(stack.url() + "/review");
        seen(heading(one, "Agreement between reviewers"));
        Locator agreed = one.getByRole(AriaRole.GROUP, named("Agreement between reviewers"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("spoof"));
        assertThat(agreed).containsText("1 of 1");
        chromium.look(one, "review-agreement");
    }

    /** The clip plays by itself. */
    private static void played(Page page) {
        page.waitForFunction("() => document.querySelector('video[aria-label=Clip]')?.currentTime > 0");
    }

    private static void cases(Page page, int count) {
        assertThat(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Labels: spoof"))))
                .hasCount(count, new HasCountOptions().setTimeout(30_000));
        seen(heading(page, WAITING));
    }

    private static Locator first(Page page) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Labels: spoof")))
                .first();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    private static Page.GetByTextOptions part() {
        return new Page.GetByTextOptions().setExact(false);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
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

    /** Not under the clip, which stays in sight. */
    private static void uncovered(Locator button) {
        assertThat((Boolean) button.evaluate("""
                        button => {
                          const { x, y, width, height } = button.getBoundingClientRect();
                          return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
                        }"""))
                .as("the button can be pressed where it is")
                .isTrue();
    }

    private static void seen(Locator locator) {
        assertThat(locator.first()).isVisible(new IsVisibleOptions().setTimeout(60_000));
    }
}
