package org.lectern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** A version comes in while somebody reads: they are told, nothing moves, and each note says what became of it there. */
class NewerVersionTest {
    private static final String LOST = "Nobody knows who carried the second list to the capital.";
    private static final String BEFORE = """
            The report of the commission.

            The first list named two hundred persons of the district.

            %s

            The third list was never found again by anybody.
            """.formatted(LOST);
    private static final String AFTER = BEFORE.replace("two hundred persons of", "some two hundred people of")
            .replace(LOST + "\n\n", "")
            .replace("The report", "A preface.\n\nThe report");

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    private Browsers browsers;
    private String ilya;
    private Reading vera;

    @BeforeEach
    void start() {
        browsers = new Browsers();
        ilya = lectern.token("Ilya");
        ingest(BEFORE);
        note("named two hundred persons of", "on the reworded");
        note("carried the second list", "on the lost");
        note("never found again", "on the moved");
        vera = new Reading(browsers.page(1280, 900));
    }

    @AfterEach
    void stop() {
        browsers.close();
    }

    private void ingest(String text) {
        lectern.ingest("report", text.getBytes(StandardCharsets.UTF_8));
    }

    private String note(String quote, String said) {
        HttpResponse<String> made = lectern.annotate(ilya, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"%s"},"audience":"%s/groups/public",
                 "target":{"source":"%s/documents/report","type":"SpecificResource",
                           "selector":{"type":"TextQuoteSelector","exact":"%s"}}}""".formatted(said, lectern.base(), lectern.base(), quote));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private Locator card(String words) {
        return vera.cards().filter(new Locator.FilterOptions().setHasText(words));
    }

    private Locator notice() {
        return vera.rail().locator(".newer");
    }

    private void openReport() {
        vera.page()
                .waitForResponse(
                        response -> response.url().contains("/api/events"),
                        () -> vera.open(lectern.base() + "/documents/report/pages/1"));
        card("on the reworded").waitFor();
    }

    @Test
    void an_open_reader_is_told_and_each_card_says_what_became_of_its_words() {
        openReport();
        String textBefore = vera.page().locator(".text").innerText();
        assertThat(notice()).hasCount(0);

        ingest(AFTER);

        assertThat(notice()).containsText("A newer version of this document is here.");
        assertThat(notice().locator("xpath=ancestor::*[@role='status']")).hasCount(1);
        assertThat(card("on the reworded")).containsText("In the newer version its words have changed.");
        assertThat(card("on the lost")).containsText("In the newer version its words are gone.");
        assertThat(card("on the moved")).containsText("In the newer version its words stand in another place.");
        assertThat(vera.page().locator(".text").innerText())
                .as("what is being read stays")
                .isEqualTo(textBefore);
        assertThat(vera.page().locator("mark")).hasCount(3);

        // Somebody attaches the lost one by other words
        String lost = card("on the lost").getAttribute("data-address");
        HttpResponse<String> decided = lectern.send(
                "POST",
                "/documents/report/changes/%s/0".formatted(lost.substring(lost.lastIndexOf('/') + 1)),
                "decision=attached&exact=A+preface.",
                "Authorization",
                "Bearer " + ilya,
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(card("on the lost")).containsText("In the newer version its words have changed.");
        assertThat(vera.page().locator("mark")).hasCount(3);

        notice().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Read it"))
                .click();
        vera.page().waitForURL(Pattern.compile(".*/documents/report/pages/1"));
        assertThat(vera.page().locator(".text")).containsText("A preface.");
        assertThat(card("on the reworded")).containsText("The words it stands on have changed.");
        assertThat(notice()).hasCount(0);
    }

    @Test
    void the_words_can_be_put_aside_and_go_when_the_text_comes_back() {
        openReport();
        ingest(AFTER);
        notice().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(notice()).hasCount(0);
        assertThat(card("on the lost")).containsText("In the newer version its words are gone.");

        ingest(BEFORE);
        assertThat(card("on the lost")).not().containsText("In the newer version");
        assertThat(notice()).hasCount(0);
    }

    @Test
    void an_older_version_that_is_read_on_purpose_is_called_old_once_and_keeps_its_notes_where_they_were() {
        String older = lectern.catalogue()
                .allVersions(new org.lectern.document.DocumentId("report"))
                .getFirst()
                .hash();
        ingest(AFTER);
        Page page = vera.page();
        page.waitForResponse(
                response -> response.url().contains("/api/events"),
                () -> vera.open("%s/documents/report@%s/pages/1".formatted(lectern.base(), older.substring(0, 12))));
        card("on the lost").waitFor();
        assertThat(page.getByText("This is an older version")).hasCount(1);
        // What comes later is heard on the same line: by then it would have been told of the current version
        note("The report of the commission", "written on the newer");
        ingest(AFTER + "\nOne more line.\n");
        assertThat(notice()).hasCount(1);
        assertThat(page.locator("mark")).hasCount(3);
    }
}
