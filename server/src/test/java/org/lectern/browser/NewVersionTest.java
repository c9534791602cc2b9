package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.Seeds;

/** A corrected text comes in, and its owner looks through what became of the notes; all of it by keyboard. */
class NewVersionTest extends BrowserTest {
    private static final String REPORT = "Operation 00447";
    private static final int MOST_TABS = 150;

    @TempDir
    Path folder;

    private final List<String> violations = new ArrayList<>();
    private Page page;
    private String text;
    /** Paragraphs of the seed, long ones, far from each other. */
    private List<String> paragraphs;

    @BeforeEach
    void start() throws Exception {
        text = Seeds.text("werth-2010").value();
        paragraphs = Stream.of(text.split("\n\n", -1))
                .filter(paragraph -> paragraph.length() > 400 && !paragraph.contains("\n"))
                .toList();
        // A browser complains of every answer that refuses something
        browsers.expect("422");
        page = browsers.page(1280, 900);
        // Choosers are kept from the screen while somebody listens, and beginning to listen takes a moment
        page.onFileChooser(chooser -> {});
    }

    @Test
    void an_owner_uploads_a_changed_version_and_settles_every_note_by_keyboard() throws Exception {
        lectern.token("Owner");
        new Reading(page).claim(lectern.claimLink("Vera"), "Vera");
        String document = upload();
        String token = lectern.token("Vera");
        String reworded = note(token, document, words(1));
        String toAttach = note(token, document, words(3));
        String toLose = note(token, document, words(5));
        String undone = note(token, document, words(7));
        String passage = passageOf(document, words(3));
        String before = version(document);

        uploadVersion(document, changed());

        look("the report");
        assertThat(page.locator("h1").textContent()).isEqualTo("What became of notes");
        assertThat(states()).containsExactly("Reworded", "Lost", "Lost", "Reworded");
        accept(reworded);
        attach(toAttach);
        keepLost(toLose);
        acceptAndUndo(undone);
        theOldVersionIsThereWithItsNotes(before);
        oldLinksLeadOn(passage, toLose, toAttach, before);
        assertThat(violations).isEmpty();
    }

    /** Some words in the middle of a paragraph. */
    private String words(int paragraph) {
        String whole = paragraphs.get(paragraph);
        int from = whole.indexOf(' ', 150) + 1;
        return whole.substring(from, whole.indexOf(' ', from + 90));
    }

    /** A paragraph before all, two taken out, two reworded. */
    private String changed() {
        String wordsOfOne = words(1);
        String wordsOfOther = words(7);
        return ("A paragraph that the first edition did not have.\n\n" + text)
                .replace(paragraphs.get(3), "The editors have written this paragraph anew, with quite other words.")
                .replace(paragraphs.get(5) + "\n\n", "")
                .replace(wordsOfOne, wordsOfOne.replaceFirst(" \\S+ ", " emended "))
                .replace(wordsOfOther, wordsOfOther.replaceFirst(" \\S+ ", " emended "));
    }

    private String upload() throws IOException {
        Path file = Files.writeString(folder.resolve("first edition.txt"), text, StandardCharsets.UTF_8);
        page.navigate(lectern.base() + "/");
        tabTo(page.locator("summary", new Page.LocatorOptions().setHasText("Add a text")));
        page.keyboard().press("Enter");
        look("the form for a text");
        choose(file);
        tabTo(page.getByLabel("Title"));
        page.keyboard().type(REPORT);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/documents/[a-z0-9-]+\\?done=added"));
        assertThat(page.getByRole(AriaRole.STATUS).first().textContent()).contains("Only you can read it");
        look("a new document's page");
        return page.url().replaceFirst(".*/documents/([a-z0-9-]+)\\?.*", "$1");
    }

    private void choose(Path file) {
        tabTo(page.getByLabel("Text, book or PDF"));
        FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Space"));
        chooser.setFiles(file);
    }

    private void uploadVersion(String document, String changed) throws IOException {
        Path broken = Files.write(folder.resolve("broken.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
        page.navigate("%s/documents/%s".formatted(lectern.base(), document));
        openForm();
        choose(broken);
        submit("Add the version");
        page.getByRole(AriaRole.ALERT).waitFor();
        assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("Byte 1 of the file is not UTF-8");
        look("a version that cannot be read");

        Path file = Files.writeString(folder.resolve("second edition.txt"), changed, StandardCharsets.UTF_8);
        choose(file);
        submit("Add the version");
        page.waitForURL(Pattern.compile(".*/documents/%s/changes".formatted(document)));
    }

    private void openForm() {
        tabTo(page.locator("summary", new Page.LocatorOptions().setHasText("Upload a new version")));
        page.keyboard().press("Enter");
    }

    private void submit(String button) {
        tabTo(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)));
        page.keyboard().press("Enter");
    }

    private List<String> states() {
        return page.locator("article h2").allTextContents().stream()
                .map(words -> words.replaceFirst(",.*", ""))
                .toList();
    }

    private Locator article(String note) {
        return page.locator(
                "article", new Page.LocatorOptions().setHas(page.locator("a[href='%s']".formatted(path(note)))));
    }

    private void press(String note, String button) {
        tabTo(article(note).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)));
        page.keyboard().press("Enter");
        page.locator("h1", new Page.LocatorOptions().setHasText("One note in two versions"))
                .waitFor();
    }

    private void backToAll() {
        tabTo(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^All notes of"))));
        page.keyboard().press("Enter");
        page.locator("h1", new Page.LocatorOptions().setHasText("What became of notes"))
                .waitFor();
    }

    private void accept(String note) {
        press(note, "Accept");
        assertThat(article(note).textContent()).contains("Accepted by Vera");
        backToAll();
    }

    /** Puts the note on other words, first on some that do not stand there. */
    private void attach(String note) {
        tabTo(article(note).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Choose other words")));
        page.keyboard().press("Enter");
        Locator field = page.getByLabel("The words as they stand in this version");
        field.waitFor();
        tabTo(field);
        page.keyboard().type("words that nobody wrote here at all");
        submit("Put the note on these words");
        page.getByRole(AriaRole.ALERT).waitFor();
        look("words that do not stand there");
        tabTo(field);
        page.keyboard().press("Control+A");
        page.keyboard().type("The editors have written this paragraph anew");
        submit("Put the note on these words");
        page.locator("article", new Page.LocatorOptions().setHasText("Put on these words by Vera"))
                .waitFor();
        look("a note put on other words");
        backToAll();
    }

    private void keepLost(String note) {
        press(note, "Keep lost");
        assertThat(article(note).textContent()).contains("Kept lost by Vera");
        backToAll();
    }

    private void acceptAndUndo(String note) {
        press(note, "Accept");
        assertThat(article(note).textContent()).contains("Accepted by Vera");
        press(note, "Undo");
        assertThat(article(note).textContent()).doesNotContain("by Vera on").contains("Reworded");
        backToAll();
    }

    private void theOldVersionIsThereWithItsNotes(String before) {
        Reading reading = new Reading(page);
        reading.open(lectern.base() + before + "/pages?span=" + spanOf(words(5)));
        assertThat(page.url()).contains(before + "/pages/").contains("?span=");
        assertThat(reading.text()).contains(words(5)).doesNotContain("first edition did not have");
        assertThat(reading.cards().allTextContents())
                .as("the note that is lost now, as it stood")
                .anyMatch(card -> card.contains("About: " + words(5).substring(0, 20)));
        look("an older version");
    }

    private String spanOf(String words) {
        int from = text.indexOf(words);
        int start = text.codePointCount(0, from);
        return "%d-%d".formatted(start, start + words.codePointCount(0, words.length()));
    }

    private void oldLinksLeadOn(String passage, String lost, String attached, String before) {
        page.navigate(lectern.base() + "/passages/" + passage);
        assertThat(page.locator("main").textContent()).contains(words(3));
        look("a passage that is gone");

        Reading reading = new Reading(page);
        reading.open(lectern.base() + path(lost));
        assertThat(page.url()).contains("#annotation-").doesNotContain("@");
        assertThat(reading.rail().textContent()).contains(words(5).substring(0, 30));
        assertThat(reading.text()).doesNotContain(words(5));
        assertThat(page.locator("mark").allTextContents())
                .as("a lost note is painted nowhere")
                .noneMatch(mark -> words(5).contains(mark) && mark.length() > 5);
        look("the page on which a lost note would stand");

        reading.open(lectern.base() + path(attached));
        assertThat(reading.text()).contains("The editors have written this paragraph anew");
        assertThat(String.join("", page.locator(".text mark").allTextContents()))
                .contains("The editors have written this paragraph anew");
        assertThat(before).contains("@");
    }

    private String note(String token, String document, String words) {
        String made = lectern.annotate(
                        token, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
             "body":{"type":"TextualBody","value":"About: %s"},
             "target":{"type":"SpecificResource","source":"%s/documents/%s",
               "selector":{"type":"TextQuoteSelector","exact":"%s"}}}""".formatted(json(words.substring(0, 20)), lectern.base(), document, json(words)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return made;
    }

    private static String json(String words) {
        return words.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String path(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    /** The id of the passage that words stand in. */
    private String passageOf(String document, String words) {
        page.navigate("%s/documents/%s/pages?span=%s".formatted(lectern.base(), document, spanOf(words)));
        return String.valueOf(page.evaluate("""
                words => [...document.querySelectorAll("main [data-text]")]
                  .find(block => block.textContent.includes(words)).closest("[id]").id""", words));
    }

    /** The address of the version that is current. */
    private String version(String document) {
        page.navigate("%s/documents/%s".formatted(lectern.base(), document));
        return String.valueOf(page.locator("ul.versions a").first().getAttribute("href"))
                .replaceFirst("/pages/1$", "");
    }

    /** Goes on by the Tab key until it is there. */
    private void tabTo(Locator wanted) {
        wanted.waitFor();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The Tab key does not lead to " + wanted);
    }

    /** Everybody can use it, by day and by night, on a wide screen and on a phone; and nothing runs over the edge. */
    private void look(String what) {
        violations.addAll(Axe.complaintsByDayAndNight(page, what));
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 900);
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("%s at %d px", what, width)
                    .isLessThanOrEqualTo(width);
            picture(page, "%s %d".formatted(what, width));
        }
        page.setViewportSize(1280, 900);
    }
}
