package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sessions as a researcher finds and looks at them. */
@Execution(ExecutionMode.SAME_THREAD)
@Order(4)
class SessionsOnStack {
    private static StackUnderTest stack;
    private static Chromium chromium;
    private static PlantedSessions planted;
    private static Page page;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        stack = StackUnderTest.shared();
        planted = new PlantedSessions(stack);
        planted.attacks(20, planted.starter(), "i % 3 <> 0");
        page = Chromium.signIn(
                chromium.desktop(), stack.url(), "researcher", stack.password("researcher"), "/blind-spots");
    }

    @AfterAll
    static void end() throws Exception {
        chromium.close();
        planted.close();
    }

    /** The recording is real, and what the pages show of it: the others were planted without. */
    @Test
    void aResearcherGoesFromACellOfTheHeatMapToAFaceInAFrame() throws Exception {
        String session = recorded();
        planted.decidedAsAttack(session);
        page.reload();
        page.getByLabel("Minimum sessions").fill("20");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Mine now").setExact(true))
                .click();
        page.waitForURL(Pattern.compile("[?&]run=\\d+"));
        Locator cell = page.locator("section[aria-labelledby=two-axes] figure [data-key=\"camera:laptop,light_level:"
                + planted.lightOf(session) + "\"]");
        cell.focus();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Gallery of faces"))
                .click();
        Chromium.sayPurpose(page);
        Locator tile = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Session " + end(session)));
        Locator face = tile.getByRole(AriaRole.IMG);
        seen(face);
        await(
                "the face is there",
                () -> face.evaluate("image => image.complete && image.naturalWidth")
                        .equals(160));
        chromium.look(page, "session-gallery");
        page.getByLabel("Blur faces").check();
        assertThat(face).hasAttribute("data-blurred", "true");
        String gallery = page.url();
        page.getByLabel("Blur faces").uncheck();
        tile.click();
        seen(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Session " + end(session))));
        seen(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^The face at "))));
        Locator frames = page.locator("section[aria-labelledby=scores] figure [data-key]");
        Locator fourth = frames.nth(3);
        String atMs = fourth.getAttribute("data-key");
        fourth.hover();
        assertThat(page.locator("[data-square]")).hasAttribute("data-square", "3");
        Locator clip = page.getByLabel("Recording", new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("video"));
        await("the clip stands at the frame", () -> {
            double off = ((Number) clip.evaluate("video => video.currentTime")).doubleValue() * 1000;
            return Math.abs(off - Double.parseDouble(String.valueOf(atMs))) < 1;
        });
        fourth.focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-square]")).hasAttribute("data-square", "4");
        chromium.look(page, "session-page");
        // The pointer rests on the fourth, and is no reason to go back to it.
        assertThat(page.locator("[data-square]")).hasAttribute("data-square", "4");
        page.navigate(stack.url() + "/sessions/" + session + "?truth=attack");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older session"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Newer session"))
                .click();
        seen(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Session " + end(session))));

        Page phone = Chromium.signIn(
                chromium.darkPhone(), stack.url(), "researcher", stack.password("researcher"), "/sessions");
        phone.setViewportSize(360, 640);
        // The menu is wider than the screen: what is not in sight is reached all the same.
        Locator last = phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Datasets"));
        last.scrollIntoViewIfNeeded();
        assertThat(last).isInViewport();
        phone.navigate(gallery);
        Chromium.sayPurpose(phone);
        seen(phone.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Gallery")));
        fits(phone);
        phone.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Gallery"))
                .scrollIntoViewIfNeeded();
        chromium.look(phone, "session-gallery-phone-dark");
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Session " + end(session)))
                .click();
        seen(phone.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^The face at "))));
        fits(phone);
        chromium.look(phone, "session-page-phone-dark");
    }

    /** Sends a take by the API, as a browser records it, and waits until the starter has scored it. */
    private static String recorded() throws Exception {
        try (Person researcher = Person.staff(stack, "researcher")) {
            var campaign = Sender.invite(researcher, "A real face");
            try (Sender sender = Sender.open(stack.url(), campaign.getKey(), campaign.getValue())) {
                sender.send(Takes.webm(chromium, 3_000));
                String scores = "/api/blindspot/sessions/" + sender.session() + "/scores";
                await(
                        "the take is scored",
                        () -> researcher.send("GET", scores, null).body().contains("spoofScore"));
                return sender.session();
            }
        }
    }

    private static void await(String what, StackUnderTest.Check check) throws InterruptedException {
        StackUnderTest.await(Duration.ofMinutes(1), what, check);
    }

    private static String end(String id) {
        return id.substring(id.length() - 6);
    }

    private static void fits(Page phone) {
        org.assertj.core.api.Assertions.assertThat((Boolean) phone.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("the page fits the phone")
                .isTrue();
    }

    private static void seen(Locator locator) {
        assertThat(locator.first()).isVisible(new IsVisibleOptions().setTimeout(60_000));
    }
}
