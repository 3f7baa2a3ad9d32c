package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One blind spot by the researcher's pages: found, reported, collected for, retested on an iteration that mends it, closed. */
@Execution(ExecutionMode.SAME_THREAD)
@Order(3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BlindSpotOnStack {
    private static final String PLACE = "Camera: Laptop";

    private static StackUnderTest stack;
    private static Chromium chromium;
    private static PlantedSessions planted;
    private static Page page;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        stack = StackUnderTest.shared();
        planted = new PlantedSessions(stack);
        planted.attacks(80, planted.starter(), "i % 3 <> 0");
        page = Chromium.signIn(
                chromium.desktop(), stack.url(), "researcher", stack.password("researcher"), "/blind-spots");
    }

    @AfterAll
    static void end() throws Exception {
        chromium.close();
        planted.close();
    }

    @Test
    @Order(1)
    void aMiningRunSaysWhatFailsAndWhatIsUnknownAndIsExportedAsOneFile() throws Exception {
        page.getByLabel("Minimum sessions").fill("20");
        button("Mine now").click();
        seen(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("One blind spot")));
        Locator unknown = table("Unknown here, the most expected first");
        assertThat(unknown.locator("tbody tr")).hasCount(2);
        assertThat(unknown).containsText("Camera: Laptop ∧ Distance: Near");
        assertThat(unknown).containsText("40");
        chromium.look(page, "blind-spot-found");
        seen(page.getByText(Pattern.compile(
                "starter iteration 1 accepts attacks as genuine in .*% of \\d+ sessions with Camera: Laptop, where")));
        page.getByText("How do we know?").first().focus();
        page.keyboard().press("Enter");
        seen(page.getByText("Odds ratio, given everything else that is told"));
        seen(page.getByLabel("Odds ratios of the joint fit, mining run 1"));
        page.getByLabel("Odds ratios of the joint fit, mining run 1").scrollIntoViewIfNeeded();
        chromium.look(page, "blind-spot-how-known");
        Locator map = page.locator("section[aria-labelledby=two-axes] figure");
        map.locator("[data-key]").first().waitFor();
        map.scrollIntoViewIfNeeded();
        chromium.look(page, "heat-map");

        Download report = page.waitForDownload(() -> button("Export report").click());
        assertThat(report.suggestedFilename()).isEqualTo("scotoma-mining-run-1.html");
        String html = Files.readString(report.path());
        assertThat(html).contains("80 sessions, 80 people", "Camera: Laptop ∧ Distance: Near", "<svg", "--sc-text");
        Page read = page.context().newPage();
        read.setContent(html);
        assertThat(read.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("mining run 1$"))))
                .isVisible();
        chromium.look(read, "blind-spot-report");
        read.close();
    }

    @Test
    @Order(2)
    void aCampaignCollectsForIt() throws Exception {
        page.clock().install();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("FOUND: " + PLACE).setExact(true))
                .click();
        seen(page.getByText("Nobody has collected for it yet", new Page.GetByTextOptions().setExact(false)));
        String spot = page.url();
        seen(page.getByLabel("Frame scores of sessions of mining run 1"));
        seen(page.getByText("attack from 0.40", new Page.GetByTextOptions().setExact(false)));
        seen(page.getByLabel("Score histograms here and elsewhere, mining run 1"));
        // Only attacks were planted.
        seen(page.getByText("There is no trade-off to draw", new Page.GetByTextOptions().setExact(false)));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Collect this"))
                .click();
        assertThat(page.getByLabel("Camera", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("laptop");
        assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Attack")))
                .isChecked();
        page.getByLabel("Brief for participants").fill("Hold a printed photo into your laptop's camera.");
        page.getByLabel("Attack type").selectOption("print");
        page.getByLabel("Accepted recordings wanted").fill("1");
        assertThat(table("Cells, 2 recordings")).containsText("Genuine ∧ Camera: Laptop");
        chromium.look(page, "blind-spot-campaign");
        button("Create campaign").click();
        seen(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(PLACE)));
        String campaign = page.url();
        page.navigate(spot);
        standsAs("A campaign collects for it.");
        page.navigate(campaign);
        fillsItsCellsAndEndsByItself(campaign);
        page.navigate(spot);
        standsAs("Its campaigns have closed.");
    }

    private static void fillsItsCellsAndEndsByItself(String address) throws Exception {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Coverage")))
                .click();
        seen(page.getByText("0 of 2 wanted are accepted; 0 wait for their decision and 0 are in work"));
        String campaign = address.substring(address.lastIndexOf('/') + 1);
        try (var researcher = Person.staff(stack, "researcher")) {
            String until = Instant.now().plus(Duration.ofHours(1)).toString();
            String token = Sender.invite(researcher, campaign, until);
            button("Pause").click();
            button("Resume").click();
            seen(button("Pause"));
            for (int i = 0; i < 2; i++) {
                try (var sender = Sender.asked(stack.url(), campaign, token)) {
                    planted.arrives(sender.session());
                }
            }
        }
        Locator filled = page.getByText("It has everything that it asked for, and has closed by itself.");
        StackUnderTest.await(Duration.ofMinutes(1), "the campaign ends by itself", () -> {
            page.reload();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            return filled.isVisible();
        });
        seen(page.getByText(
                "2 of 2 accepted sessions count in the cell that was asked for",
                new Page.GetByTextOptions().setExact(false)));
        page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Sessions by cell"))
                .waitFor();
        page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Sessions over time"))
                .waitFor();
        assertThat(table("Changes, newest first").locator("tbody tr")).hasCount(3);
        assertThat(button("Pause")).hasCount(0);
        chromium.look(page, "campaign-coverage");
        Page phone = Chromium.signIn(
                chromium.darkPhone(),
                stack.url(),
                "researcher",
                stack.password("researcher"),
                "/campaigns/" + campaign + "/coverage");
        phone.setViewportSize(360, 640);
        phone.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Sessions over time"))
                .waitFor();
        fits(phone);
        chromium.look(phone, "campaign-coverage-phone-dark");
        phone.close();
    }

    @Test
    @Order(3)
    void anIterationThatMendsItClosesItOnNewPeople() throws Exception {
        UUID mended = planted.madeFromStarter("mended");
        planted.attacks(60, mended, "false");
        page.reload();
        button("What do new people say of starter 1?").click();
        seen(page.getByText(Pattern.compile("^0\\.0% .*61 sessions, 61 people, where .* are expected")));
        page.getByLabel("Margin, points").fill("10");
        button("Retest").click();
        seen(page.getByText(Pattern.compile("^Closed: .*Retested on mended 1: below the margin\\.")));
        Locator retests =
                page.locator("figure").filter(new Locator.FilterOptions().setHasText("1 retest, 1 below its margin"));
        seen(retests.getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("Excess by retest")));
        retests.scrollIntoViewIfNeeded();
        chromium.look(page, "blind-spot-life");
        retests.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table"))
                .click();
        assertThat(table("Retests")).containsText("60 sessions, 60 people");
        assertThat(table("Events, oldest first").locator("tbody tr")).hasCount(5);

        Page phone = Chromium.signIn(
                chromium.darkPhone(), stack.url(), "researcher", stack.password("researcher"), "/blind-spots/history");
        phone.getByLabel("State").selectOption("CLOSED");
        phone.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(PLACE).setExact(true))
                .waitFor();
        fits(phone);
        chromium.look(phone, "blind-spots-history-phone-dark");
        phone.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(PLACE).setExact(true))
                .click();
        phone.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Excess by retest"))
                .waitFor();
        fits(phone);
        chromium.look(phone, "blind-spot-phone-dark");
        phone.setViewportSize(360, 640);
        assertThat(java.util.Objects.requireNonNull(phone.locator("header").boundingBox()).height)
                .as("the menu is two lines high, whatever is in it")
                .isLessThan(640 / 6.0);
        assertThat(phone.evaluate("() => { const heading = document.querySelector('h1[tabindex=\"-1\"]');"
                        + " heading.focus({focusVisible: true}); return getComputedStyle(heading).outlineStyle; }"))
                .as("around a heading that takes the focus there is no box")
                .isEqualTo("none");
        phone.getByText("How do we know?").click();
        phone.getByLabel("Odds ratios of the joint fit, mining run 1").waitFor();
        fits(phone);
        phone.getByLabel("Odds ratios of the joint fit, mining run 1").scrollIntoViewIfNeeded();
        chromium.look(phone, "blind-spot-how-known-phone-dark");
    }

    private static void fits(Page phone) {
        assertThat((Boolean) phone.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("the page fits the phone")
                .isTrue();
    }

    /**
     * Campaigns open and close by time, so the state follows some seconds later. The page asks for it by itself every half minute: its
     * clock, not the test, goes that far.
     */
    private static void standsAs(String sentence) throws InterruptedException {
        Locator line = page.getByText(sentence, new Page.GetByTextOptions().setExact(false))
                .first();
        StackUnderTest.await(Duration.ofMinutes(1), "the page says: " + sentence, () -> {
            if (line.isVisible()) {
                return true;
            }
            page.clock().fastForward(30_000);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            return false;
        });
    }

    private static void seen(Locator locator) {
        assertThat(locator.first()).isVisible(new IsVisibleOptions().setTimeout(60_000));
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator table(String name) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(name));
    }
}
