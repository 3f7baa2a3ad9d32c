package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Strangers who label: from a link over gold and the qualification to a ban. Clips are answered through the API; the desk has a journey of its own. */
@Execution(ExecutionMode.SAME_THREAD)
@Order(4)
class LabelersOnStack {
    private static final int ATTEMPT = 10;
    private static final String LOGIN = "ama";
    private static final String PASSWORD = "twelve letters and more";

    private static StackUnderTest stack;
    private static Chromium chromium;
    private static PlantedSessions planted;
    private static Person operator;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        stack = StackUnderTest.shared();
        planted = new PlantedSessions(stack);
        planted.attacks(ATTEMPT + 2, planted.starter(), "false");
        operator = Person.staff(stack, "operator");
    }

    /** Whoever labels in this stack after this is not to qualify first. */
    @AfterAll
    static void end() throws Exception {
        planted.forgetGold();
        planted.close();
        operator.close();
        chromium.close();
    }

    @Test
    void aLabelerIsInvitedFailsAndPassesTheQualificationOnWhatTwoReviewersAgreeAboutAndABanReopensWhatItMust()
            throws Exception {
        List<String> tasks = planted.settledTasks(2 * ATTEMPT + 4);
        String second = account("second-reviewer", "reviewer");
        gold(tasks.subList(0, 2 * ATTEMPT), second);
        planted.openTasks(tasks.subList(2 * ATTEMPT, tasks.size()));

        Page team = Chromium.signIn(
                chromium.desktop(), stack.url(), "operator", stack.password("operator"), "/ops/labelers");
        team.getByLabel("For whom").fill("Ama");
        button(team, "Create labeler link").click();
        String link = team.getByLabel("Labeler link", new Page.GetByLabelOptions().setExact(true))
                .innerText()
                .strip();
        Page page = chromium.darkPhone().newPage();
        page.setViewportSize(360, 640);
        page.navigate(link);
        page.getByLabel("Login").fill(LOGIN);
        page.getByLabel("Password").first().fill(PASSWORD);
        chromium.look(page, "labeler-sign-up");
        button(page, "Make my account").click();
        seen(page.getByRole(AriaRole.HEADING, named("You are qualifying")));
        fits(page);

        try (Person labeler = Person.staff(stack.url(), LOGIN, PASSWORD)) {
            answer(labeler, "no", ATTEMPT);
            page.reload();
            seen(page.getByText("Attempt 1: 0 of 10 clips right, 0 of 80 answers."));
            page.getByLabel("What is wrong with that, if anything (Clip 1)").fill("I see a living person.");
            button(page, "Object").first().click();
            seen(page.getByText("A reviewer will read it."));
            fits(page);
            chromium.look(page, "labeler-mistakes");
            answer(labeler, "yes", ATTEMPT);
            page.reload();
            seen(page.getByRole(AriaRole.HEADING, named("You may label")));
            answer(labeler, "yes", 2);
        }
        for (String other : List.of("other-labeler-1", "other-labeler-2")) {
            try (Person labeler = Person.staff(stack.url(), other, account(other, "labeler"))) {
                labeler.get("/api/labeling/my/labeling");
                letIn(other);
                // Some of it may be gold: whatever there is.
                answer(labeler, "yes", Integer.MAX_VALUE);
            }
        }
        planted.awaitSettled(tasks.subList(2 * ATTEMPT, tasks.size()), 2);

        team.reload();
        team.getByRole(AriaRole.LINK, named(LOGIN)).click();
        team.getByLabel("Ban: their answers count no longer").check();
        team.getByLabel("Reason, which they read").fill("Answers by a program.");
        chromium.look(team, "labelers");
        button(team, "Change").click();
        seen(team.getByText("2, 2 turned out otherwise"));
        page.reload();
        seen(page.getByRole(AriaRole.HEADING, named("You can no longer label here")));
    }

    /** One item through the pages, with their eyes shut to each other; the rest through the same doors without. */
    private static void gold(List<String> tasks, String second) throws Exception {
        Map<String, Boolean> present = new LinkedHashMap<>();
        try (Person one = Person.staff(stack, "reviewer");
                Person other = Person.staff(stack.url(), "second-reviewer", second)) {
            for (JsonNode attribute : one.get("/api/labeling/attributes")) {
                present.put(attribute.get("name").asText(), true);
            }
            Page page =
                    Chromium.signIn(chromium.desktop(), stack.url(), "reviewer", stack.password("reviewer"), "/gold");
            page.getByRole(AriaRole.REGION, named("Propose"))
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            allYes(page, present.size());
            chromium.look(page, "gold-propose");
            button(page, "Answer, and the next").click();
            StackUnderTest.await(
                    Duration.ofSeconds(30),
                    "the proposal to wait for a second reviewer",
                    () -> other.get("/api/labeling/gold/waiting").size() == 1);
            Page next = Chromium.signIn(chromium.desktop(), stack.url(), "second-reviewer", second, "/gold");
            next.getByRole(AriaRole.REGION, named("Confirm what others proposed"))
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            allYes(next, present.size());
            button(next, "Answer, and the next").click();
            seen(next.getByText("No proposal waits for you."));
            seen(next.getByText("confirmed").first());
            var proposed = new ArrayList<String>();
            other.get("/api/labeling/gold")
                    .forEach(gold -> proposed.add(gold.get("sessionId").asText()));
            for (String task : tasks) {
                if (!proposed.contains(planted.sessionOf(task))) {
                    String gold = one.post("/api/labeling/gold", Map.of("taskId", task, "present", present))
                            .get("goldId")
                            .asText();
                    other.post("/api/labeling/gold/" + gold + "/confirmation", Map.of("present", present));
                }
            }
        }
    }

    private static void allYes(Page page, int questions) {
        Locator yes = page.getByRole(AriaRole.RADIO, named("Yes"));
        assertThat(yes).hasCount(questions);
        for (int n = 0; n < questions; n++) {
            yes.nth(n).check();
        }
    }

    /** Answers so many clips, or those that there are, every question alike. */
    private static void answer(Person labeler, String word, int clips) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        labeler.get("/api/labeling/attributes")
                .forEach(attribute -> answers.put(attribute.get("name").asText(), word));
        for (int n = 0; n < clips; n++) {
            JsonNode claim = labeler.post("/api/labeling/claims", Map.of());
            if (claim.isNull()) {
                return;
            }
            String id = claim.get("assignmentId").asText();
            labeler.post(
                    "/api/labeling/assignments/" + id + "/submission",
                    Map.of("answers", answers, "watchedMs", 5000, "elapsedMs", 6000));
        }
    }

    private static void letIn(String login) throws Exception {
        for (JsonNode account : operator.get("/api/identity/accounts")) {
            if (account.get("login").asText().equals(login)) {
                var state = operator.send(
                        "POST",
                        "/api/labeling/labelers/" + account.get("personId").asText() + "/state",
                        Map.of("state", "active", "reason", "Is known to the team.", "withheld", false));
                assertThat(state.statusCode()).as(state.body()).isIn(200, 409);
            }
        }
    }

    private static String account(String login, String role) throws Exception {
        return operator.post("/api/identity/accounts", Map.of("login", login, "roles", List.of(role)))
                .get("password")
                .asText();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
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
