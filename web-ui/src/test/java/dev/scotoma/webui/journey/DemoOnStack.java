package dev.scotoma.webui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A small demo, killed in the middle and run again: what the crowd says it sent is what the platform shows. So few sessions are not meant to
 * show the planted blind spot.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoOnStack {
    private static final int SESSIONS = 40;
    private static final List<String> SERVICES =
            List.of("capture-service", "blindspot-analyzer", "labeling-service", "web-ui");
    private static final Path DATA = Path.of("target", "demo-home").toAbsolutePath();

    private static DemoUnderTest demo;

    @BeforeAll
    static void begin() throws IOException {
        StackUnderTest.delete(DATA);
        demo = new DemoUnderTest(DATA, SESSIONS);
    }

    @AfterAll
    static void end() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    @Order(1)
    void aDemoThatIsKilledTakesItsStackWithIt() throws Exception {
        StackUnderTest.await(DemoUnderTest.PATIENCE, "some sessions are sent", () -> demo.opened() > SESSIONS / 3);
        List<ProcessHandle> children = demo.descendants().toList();
        assertThat(children).hasSizeGreaterThan(4);
        demo.kill();
        StackUnderTest.await(
                Duration.ofMinutes(1),
                "the stack of the killed demo ends",
                () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    @Order(2)
    void theNextRunLosesEveryProcessOnceAndThePlatformStillHasWhatTheCrowdSays() throws Exception {
        long before = demo.opened();
        demo.runAgain();
        demo.awaitOpened(before + 2);
        killEveryPart();
        demo.awaitSummary(1);
        assertThat(demo.said()).contains(SESSIONS + " sessions sent", "dataset-v1", "is right");
        Set<String> sent = demo.sent();
        assertThat(sent).hasSize(SESSIONS);
        try (var researcher = demo.researcher()) {
            Map<String, JsonNode> there = DemoUnderTest.sessions(researcher);
            assertThat(DemoUnderTest.uploaded(there)).isEqualTo(sent);
            assertThat(there.values().stream()
                            .filter(session -> sent.contains(session.get("id").asText())))
                    .allMatch(session -> Set.of("ACCEPTED", "REJECTED")
                            .contains(session.get("state").asText()));
            JsonNode model = researcher.get("/api/blindspot/models").get(0);
            assertThat(model.get("scored").asInt()).isEqualTo(SESSIONS);
            assertThat(model.get("toScore").asInt()).isZero();
            long accepted = there.values().stream()
                    .filter(session -> session.get("state").asText().equals("ACCEPTED"))
                    .count();
            JsonNode dataset = researcher.get("/api/labeling/datasets/v1");
            assertThat(dataset.get("sessions").asInt()).isBetween((int) accepted - 4, (int) accepted);
        }
    }

    @Test
    @Order(3)
    void aStartWithoutNewSessionsShowsTheLastMiningRunsAndSpendsNoMore() throws Exception {
        demo.close();
        demo.runAgain();
        demo.awaitSummary(2);
        assertThat(demo.said()).contains("(mining run 1, of an earlier start", "(mining run 2, of an earlier start");
        try (var researcher = demo.researcher()) {
            assertThat(researcher.get("/api/blindspot/mining-runs")).hasSize(2);
        }
    }

    @Test
    @Order(4)
    void theResearcherReadsAMiningRunWithTheKeyboardAndOnAPhoneInTheDark() throws Exception {
        try (Chromium chromium = Chromium.start();
                Person researcher = demo.researcher()) {
            Page page = Chromium.signIn(
                    chromium.desktop(), demo.url(), "researcher", demo.password("researcher"), "/blind-spots");
            page.getByLabel("Minimum sessions").fill("5");
            page.keyboard().press("Enter");
            Locator miningRun = page.getByLabel("Mining run", new Page.GetByLabelOptions().setExact(true));
            assertThat(miningRun).hasValue("3");
            JsonNode run = researcher.get("/api/blindspot/mining-runs/3");
            assertThat(run.get("tested").asInt()).isPositive();
            assertThat(page.getByText(Pattern.compile("effective people tested"))
                            .first())
                    .isVisible();
            assertThat(page.locator("[aria-label='Error rate against sessions, mining run 3'] [data-key]")
                            .first())
                    .isVisible();

            Locator map = page.locator("section[aria-labelledby=two-axes] figure");
            Locator cells = map.locator("[data-key]");
            cells.first().waitFor();
            cells.and(page.locator("[tabindex='0']")).focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            Locator chosen = map.locator("[data-key][aria-pressed=true]");
            assertThat(chosen).hasCount(1);
            String conditions = String.valueOf(chosen.getAttribute("data-key"));
            JsonNode behind = researcher.get("/api/blindspot/mining-runs/3/sessions?limit=200&condition="
                    + conditions.replace(",", "&condition="));
            assertThat(behind.get("sessions").asInt()).isPositive();
            Locator sessions = page.getByRole(
                    AriaRole.TABLE, new Page.GetByRoleOptions().setName("Sessions behind the selection"));
            assertThat(sessions.locator("tbody tr"))
                    .hasCount(behind.get("items").size());
            chromium.look(page, "blind-spots");

            Page phone = Chromium.signIn(
                    chromium.darkPhone(), demo.url(), "researcher", demo.password("researcher"), "/blind-spots");
            phone.locator("figure [data-key]").first().waitFor();
            phone.locator("section[aria-labelledby=two-axes]")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Table").setExact(true))
                    .click();
            assertThat(phone.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Cells of the heat map")))
                    .isVisible();
            assertThat((Boolean) phone.evaluate(
                            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("the page fits the phone")
                    .isTrue();
            chromium.look(phone, "blind-spots-phone-dark");
        }
    }

    @Test
    @Order(5)
    void aResearcherRegistersAnIterationWatchesItScoreComparesItWithItsParentAndPromotesIt() throws Exception {
        try (Chromium chromium = Chromium.start();
                Person researcher = demo.researcher()) {
            Page page = Chromium.signIn(
                    chromium.desktop(), demo.url(), "researcher", demo.password("researcher"), "/models");
            var bringing = new BringingAModel(chromium, page);
            bringing.registers();
            String id = bringing.watchesItScoreEverything(SESSIONS);
            JsonNode evaluation = researcher.get("/api/blindspot/evaluations/" + id);
            bringing.comparesItWithItsParent(evaluation);
            bringing.promotesIt();
            JsonNode model = researcher.get("/api/blindspot/models/" + id);
            assertThat(model.at("/model/state").asText()).isEqualTo("current");
            assertThat(model.at("/changes/0/reason").asText()).isEqualTo("the journey wants it");
            bringing.isListedOnAPhone(
                    Chromium.signIn(
                            chromium.darkPhone(), demo.url(), "researcher", demo.password("researcher"), "/models"),
                    evaluation);
        }
    }

    @Test
    @Order(6)
    void whatIsAskedToStopLeavesNoProcess() {
        List<ProcessHandle> children = demo.descendants().toList();
        demo.close();
        assertThat(children).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
    }

    /** kill -9 of one after the other, each as soon as the one before it has been started again. */
    private static void killEveryPart() throws Exception {
        for (String service : SERVICES) {
            ProcessHandle victim = process(service).orElseThrow();
            victim.destroyForcibly();
            StackUnderTest.await(
                    DemoUnderTest.PATIENCE,
                    service + " is started again",
                    () -> process(service)
                            .filter(process -> process.pid() != victim.pid())
                            .isPresent());
        }
        Path pid = DATA.resolve("postgres/postmaster.pid");
        String postgres = Files.readAllLines(pid).getFirst();
        ProcessHandle.of(Long.parseLong(postgres.strip())).orElseThrow().destroyForcibly();
        StackUnderTest.await(
                DemoUnderTest.PATIENCE,
                "PostgreSQL is started again",
                () -> Files.exists(pid) && !Files.readAllLines(pid).getFirst().equals(postgres));
    }

    private static Optional<ProcessHandle> process(String service) {
        return demo.descendants()
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains("running/" + service + "/"))
                .findFirst();
    }
}
