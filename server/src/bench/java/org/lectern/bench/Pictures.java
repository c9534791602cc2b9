package org.lectern.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lectern.app.RunningLectern;
import org.lectern.browser.Browsers;
import org.lectern.browser.Reading;
import org.lectern.browser.Written;

/**
 * Makes the pictures in {@code server/docs/pictures} again, from the seeds and a few notes. Their sizes are its figures:
 * they are kept in the repository, so they stay small.
 */
final class Pictures implements Benchmark {
    private static final int MOST_KB = 200;
    private static final String PAGE = "/documents/werth-2010/pages/2";
    private static final String QUOTE = "Two important features of this mass crime";

    @Override
    public String name() {
        return "pictures";
    }

    @Override
    public String about() {
        return "The pictures of the main screens, made again from the seeds.";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path place = Path.of(System.getProperty("lectern.home"), "server", "docs", "pictures");
        List<Figure> figures = new ArrayList<>();
        Path folder = Files.createTempDirectory("lectern-pictures");
        try (RunningLectern lectern = RunningLectern.in(folder);
                Browsers browsers = new Browsers()) {
            write(lectern);
            for (Shot shot : shots(lectern)) {
                try (BrowserContext context = browsers.person(new Browser.NewContextOptions()
                        .setViewportSize(shot.width(), 700)
                        .setColorScheme(shot.scheme()))) {
                    Reading reader = new Reading(context.newPage());
                    if (shot.signedIn()) {
                        reader.claim(lectern.claimLink("Vera"), "Vera");
                    }
                    shot.scene().set(reader);
                    Path file = place.resolve(shot.file() + ".png");
                    Files.write(file, reader.page().screenshot());
                    figures.add(Figure.counted(MOST_KB, file.getFileName().toString(), "KB", Files.size(file) / 1000));
                }
            }
        }
        return figures;
    }

    private static void write(RunningLectern lectern) {
        Written vera = new Written(lectern, "Vera");
        Written ilya = new Written(lectern, "Ilya");
        vera.note("werth-2010", QUOTE, "Quotas *and* the long preparation. Does 002 know both?");
        ilya.question("werth-2010", "the “figure mania” which had spread throughout the USSR", "Is the term his own?");
        ilya.rating("werth-2010", "the culmination of a decade-long radicalization", "source", "B");
        vera.link(
                "werth-2010",
                "quotas of Order n° 00447",
                "werth-2010",
                "In 1992, the discovery in the Soviet archives");
    }

    @FunctionalInterface
    private interface Scene {
        void set(Reading reader) throws Exception;
    }

    private record Shot(String file, int width, ColorScheme scheme, boolean signedIn, Scene scene) {}

    private static List<Shot> shots(RunningLectern lectern) {
        String base = lectern.base();
        Scene page = reader -> {
            reader.open(base + PAGE);
            reader.page().locator("a.ref").nth(3).waitFor();
        };
        return List.of(
                new Shot("reader", 1280, ColorScheme.LIGHT, true, page),
                new Shot("reader-dark", 1280, ColorScheme.DARK, true, page),
                new Shot("reader-390", 390, ColorScheme.LIGHT, true, page),
                new Shot("reader-390-dark", 390, ColorScheme.DARK, true, page),
                new Shot(
                        "library",
                        1280,
                        ColorScheme.LIGHT,
                        true,
                        reader -> reader.page().navigate(base + "/")),
                new Shot(
                        "document",
                        1280,
                        ColorScheme.LIGHT,
                        true,
                        reader -> reader.page().navigate(base + "/documents/real-stalin-series")),
                new Shot("note", 1024, ColorScheme.LIGHT, true, reader -> {
                    page.set(reader);
                    reader.page().locator(".block").nth(2).focus();
                    reader.page().keyboard().press("a");
                    reader.write("Whom does *outcast* cover here? See the list on p. 3.");
                }),
                new Shot("rating", 1024, ColorScheme.LIGHT, true, reader -> {
                    page.set(reader);
                    reader.page().locator(".block").nth(2).focus();
                    reader.page().keyboard().press("r");
                    reader.composer().locator("input[value=B]").check();
                }),
                new Shot("help", 1280, ColorScheme.LIGHT, true, reader -> {
                    page.set(reader);
                    reader.page().keyboard().press("?");
                    reader.page().getByRole(AriaRole.DIALOG).waitFor();
                }),
                new Shot("group", 1280, ColorScheme.LIGHT, true, Pictures::invite),
                new Shot("join-390", 390, ColorScheme.LIGHT, true, reader -> {
                    invite(reader);
                    String link = reader.page()
                            .getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                            .inputValue();
                    reader.page().context().clearCookies();
                    reader.page().navigate(link);
                }));
    }

    private static void invite(Reading reader) {
        Page page = reader.page();
        page.navigate(page.url().replaceFirst("(https?://[^/]+).*", "$1/groups"));
        page.getByLabel("Name").first().fill("Tuesday readers");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/groups/tuesday-readers.*"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a link"))
                .click();
        page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true)).waitFor();
    }
}
