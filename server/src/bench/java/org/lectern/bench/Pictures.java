package org.lectern.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lectern.app.RunningLectern;
import org.lectern.browser.Browsers;
import org.lectern.browser.MainScreen;
import org.lectern.browser.Reading;
import org.lectern.browser.Written;
import org.lectern.document.PlainMetadata;
import org.lectern.document.pdf.PdfFile;

/**
 * Makes the pictures in {@code server/docs/pictures} again, from the seeds and a few notes. Their sizes are its figures:
 * they are kept in the repository, so they stay small.
 */
final class Pictures implements Benchmark {
    private static final int MOST_KB = 200;
    private static final String PAGE = "/documents/werth-2010/pages/2";
    private static final String PRINTED = "printed-page";
    /** So many that reading them can be seen. */
    private static final int PAGES = 5_000;

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
        Path folder = BenchFolders.make();
        try (RunningLectern lectern = RunningLectern.in(folder);
                Browsers browsers = new Browsers()) {
            write(lectern);
            print(lectern, browsers);
            for (Shot shot : shots(lectern)) {
                try (BrowserContext context = browsers.person(new Browser.NewContextOptions()
                        .setViewportSize(shot.width(), 700)
                        .setColorScheme(shot.scheme()))) {
                    Reading reader = new Reading(context.newPage());
                    reader.claim(lectern.claimLink("Vera"), "Vera");
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

    /** A page of the seeds as a PDF, with notes on it. */
    private static void print(RunningLectern lectern, Browsers browsers) {
        try (BrowserContext context = browsers.person(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.navigate(lectern.base() + PAGE);
            lectern.ingest(PRINTED, PlainMetadata.titled("An encyclopedia article, printed"), page.pdf());
        }
        Written ilya = new Written(lectern, "Ilya");
        ilya.question(PRINTED, "were characteristic of the", "Of this order alone, or of all of that summer?");
        ilya.rating(PRINTED, "passport system (1933)", "source", "B");
        new Written(lectern, "Vera").note(PRINTED, "at this stage", "Both come back on the next page.");
    }

    /** Brings a PDF and stays where one sees how much of it was read. */
    private static void bring(Reading reader, String base) {
        PdfFile pdf = new PdfFile();
        for (int page = 1; page <= PAGES; page++) {
            pdf.lines("Page %d of a long file.".formatted(page), "It has a second line, longer than the first one.");
        }
        Page page = reader.page();
        page.navigate(base + "/");
        page.locator("details.adding > summary").click();
        page.locator("details.adding input[type=file]")
                .setInputFiles(new FilePayload("Letters to the archive.pdf", "application/pdf", pdf.bytes()));
        page.locator("details.adding button[type=submit]").click();
        page.locator("main[data-ingest] progress").waitFor();
    }

    @FunctionalInterface
    private interface Scene {
        void set(Reading reader);
    }

    private record Shot(String file, int width, ColorScheme scheme, Scene scene) {}

    /** Much text with much beside it makes a large file; narrower, it stays small. */
    private static boolean isFull(MainScreen screen) {
        return switch (screen) {
            case NOTE, RATING, BESIDE -> true;
            default -> false;
        };
    }

    /** The ten main screens, the reader by night and on a phone too, a PDF as its image and on its way in, and two that only a phone or a dialog shows. */
    private static List<Shot> shots(RunningLectern lectern) {
        MainScreen.Place place = new MainScreen.Place(lectern.base(), PAGE, "Ежов");
        List<Shot> shots = new ArrayList<>();
        for (MainScreen screen : MainScreen.values()) {
            shots.add(new Shot(
                    screen.name().toLowerCase(Locale.ROOT),
                    isFull(screen) ? 1024 : 1280,
                    ColorScheme.LIGHT,
                    reader -> screen.show(reader, place)));
        }
        Scene page = reader -> {
            MainScreen.READER.show(reader, place);
            reader.page().locator("a.ref").nth(3).waitFor();
        };
        shots.add(new Shot("reader-dark", 1280, ColorScheme.DARK, page));
        shots.add(new Shot("reader-390", 390, ColorScheme.LIGHT, page));
        shots.add(new Shot("reader-390-dark", 390, ColorScheme.DARK, page));
        shots.add(new Shot("help", 1280, ColorScheme.LIGHT, reader -> {
            page.set(reader);
            reader.page().keyboard().press("?");
            reader.page().getByRole(AriaRole.DIALOG).waitFor();
        }));
        shots.add(new Shot("pdf", 1024, ColorScheme.LIGHT, reader -> {
            reader.open(lectern.base() + "/documents/" + PRINTED + "/pages/1?look=image");
            reader.page().locator(".facsimile.laid a.ref").nth(2).waitFor();
        }));
        shots.add(new Shot("upload", 1024, ColorScheme.LIGHT, reader -> bring(reader, lectern.base())));
        shots.add(new Shot("join-390", 390, ColorScheme.LIGHT, reader -> {
            MainScreen.GROUP.show(reader, place);
            String link = reader.page()
                    .getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                    .inputValue();
            reader.page().context().clearCookies();
            reader.page().navigate(link);
        }));
        return shots;
    }
}
