package dev.scotoma.webui.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, with a camera that plays {@link FaceClip}. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> PLACES = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/snap/bin/chromium");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final Browser browser;
    private final Path pictures;
    private final List<BrowserContext> open = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser, Path pictures) {
        this.playwright = playwright;
        this.browser = browser;
        this.pictures = pictures;
    }

    static Chromium start() throws IOException {
        Path clip = Path.of("target", "face.mjpeg").toAbsolutePath();
        if (Files.notExists(clip)) {
            FaceClip.write(clip);
        }
        var arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + clip));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        Path executable = executable();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(arguments));
        Path pictures = Path.of("target", "screenshots").toAbsolutePath();
        return new Chromium(playwright, browser, Files.createDirectories(pictures));
    }

    private static Path executable() {
        String named = System.getenv("SCOTOMA_CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        var candidates = new ArrayList<Path>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            NAMES.forEach(name -> candidates.add(Path.of(folder, name)));
        }
        PLACES.forEach(place -> candidates.add(Path.of(place)));
        return candidates.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("The browser journeys lack a Chromium. Run bin/browser-tools, which"
                                + " installs it or says how; SCOTOMA_CHROMIUM names one in an unusual place."));
    }

    BrowserContext desktop() {
        return context(new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    BrowserContext phone() {
        return context(new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    }

    BrowserContext darkPhone() {
        return context(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.DARK));
    }

    /** A new page on which somebody has signed in and arrived. */
    static Page signIn(BrowserContext context, URI url, String login, String password, String path) {
        Page page = context.newPage();
        page.navigate(url + "/sign-in?next=" + path);
        page.getByLabel("Login").fill(login);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        Locator button = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true));
        button.click();
        page.waitForURL(url + path);
        // The address changes before the page does.
        button.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return page;
    }

    /** Answers what is asked before the first recording that somebody is shown in a session of theirs. */
    static void sayPurpose(Page page) {
        page.getByLabel("What do you need these recordings for?").fill("Following a journey");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true))
                .click();
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        var context = browser.newContext(
                options.setLocale("en-GB").setTimezoneId("UTC").setPermissions(List.of("camera")));
        open.add(context);
        return context;
    }

    /** What everybody sees at the moment a test fails. */
    void witness(String test) {
        for (BrowserContext context : open) {
            for (Page page : context.pages()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(pictures.resolve("failed-" + test + "-" + open.indexOf(context) + ".png"))
                        .setFullPage(true));
            }
        }
    }

    /** Closes what a test opened for itself. */
    void closeAllBut(BrowserContext kept) {
        open.stream().filter(context -> !context.equals(kept)).forEach(BrowserContext::close);
        open.removeIf(context -> !context.equals(kept));
    }

    /** Checks accessibility of the page as it stands and keeps a picture of it for the documentation. */
    void look(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(pictures.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
        var violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        if (!violations.isEmpty()) {
            var text = new StringBuilder(name + " is not accessible:");
            for (var rule : violations) {
                rule.getNodes()
                        .forEach(node -> text.append("\n  ")
                                .append(rule.getId())
                                .append(": ")
                                .append(node.getHtml())
                                .append("\n    ")
                                .append(node.getFailureSummary().replace("\n", " ")));
            }
            throw new AssertionError(text.toString());
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
