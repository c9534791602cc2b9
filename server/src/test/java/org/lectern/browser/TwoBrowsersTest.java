package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One person's note changed in two browsers at once: no words are lost, nobody overwrites what they have not seen. */
class TwoBrowsersTest extends BrowserTest {

    private static String token;

    @BeforeAll
    static void start() {
        browsers.expect("status of 410");
        browsers.expect("status of 412");
        token = lectern.token("Vera");
    }

    private static String note(String words) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"%s","format":"text/markdown"},
                 "target":{"type":"SpecificResource","source":"%s/documents/werth-2010",
                   "selector":{"type":"TextQuoteSelector","exact":"Two important features of this mass crime"}}}""".formatted(words, lectern.base());
    }

    /** The note's address. */
    private static String made(String words) {
        HttpResponse<String> made = lectern.annotate(token, note(words));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private static String stored(String address) {
        return lectern.as(token, address).body();
    }

    private static Reading browser() {
        Reading vera = new Reading(browsers.page(1280, 860));
        vera.claim(lectern.claimLink("Vera"), "Vera");
        return vera;
    }

    private static Locator form(Reading reader) {
        return reader.page()
                .getByRole(
                        AriaRole.FORM,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^(Change|New) annotation")));
    }

    private static Locator words(Reading reader) {
        return form(reader)
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^Note")));
    }

    /** Opens the note and its composer, by keyboard. */
    private static void edits(Reading reader, String address) {
        reader.page().navigate(address);
        Locator edit = reader.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Edit").setExact(true));
        edit.waitFor();
        edit.focus();
        reader.page().keyboard().press("Enter");
        form(reader).waitFor();
    }

    private static void types(Reading reader, String said) {
        words(reader).focus();
        reader.page().keyboard().press("Control+a");
        reader.page().keyboard().type(said);
    }

    private static void saves(Reading reader) {
        reader.page().keyboard().press("Control+Enter");
    }

    private static void savesAndIsDone(Reading reader) {
        saves(reader);
        reader.waitForStatus("Note saved on");
    }

    private static void presses(Reading reader, String button) {
        form(reader)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .focus();
        reader.page().keyboard().press("Enter");
        // the choice hands the focus back to the words, with the next frame
        reader.page().waitForFunction("() => document.activeElement?.matches('textarea')");
    }

    private static Locator question(Reading reader) {
        return form(reader)
                .getByRole(
                        AriaRole.GROUP,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("changed in another browser")));
    }

    @Test
    void the_second_to_save_sees_both_wordings_also_after_a_reload_and_puts_them_together() {
        String address = made("As it was");
        Reading first = browser();
        Reading second = browser();
        edits(first, address);
        edits(second, address);
        types(first, "What the first browser says");
        types(second, "What the second browser says");
        savesAndIsDone(second);

        saves(first);
        question(first).waitFor();
        assertThat(question(first).textContent()).contains("What the second browser says");
        assertThat(words(first).inputValue()).isEqualTo("What the first browser says");
        saves(first);
        assertThat(stored(address)).contains("What the second browser says").doesNotContain("first browser");

        edits(first, address);
        question(first).waitFor();
        assertThat(words(first).inputValue()).isEqualTo("What the first browser says");
        presses(first, "Put both together");
        assertThat(words(first).inputValue()).isEqualTo("What the second browser says\n\nWhat the first browser says");
        savesAndIsDone(first);
        assertThat(stored(address)).contains("What the second browser says\\n\\nWhat the first browser says");
    }

    @Test
    void a_draft_from_before_a_program_changed_the_note_is_not_saved_over_it_unseen() {
        String address = made("As it was");
        Reading vera = browser();
        edits(vera, address);
        types(vera, "Typed and not saved");
        HttpResponse<String> put = lectern.send(
                "PUT",
                address,
                note("Changed by a program"),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/ld+json");
        assertThat(put.statusCode()).isEqualTo(200);

        edits(vera, address);
        question(vera).waitFor();
        presses(vera, "Keep my wording");
        savesAndIsDone(vera);
        assertThat(stored(address)).contains("Typed and not saved");
        assertThat(lectern.as(token, "/api" + address.substring(lectern.base().length()) + "/history")
                        .body())
                .as("the other wording is in the history")
                .contains("Changed by a program");
    }

    @Test
    void words_for_a_note_that_was_withdrawn_meanwhile_become_a_note_of_their_own() {
        String address = made("As it was");
        Reading vera = browser();
        edits(vera, address);
        types(vera, "Written for nothing?");
        HttpResponse<String> withdrawn = lectern.send("DELETE", address, null, "Authorization", "Bearer " + token);
        assertThat(withdrawn.statusCode()).isEqualTo(204);

        saves(vera);
        presses(vera, "Write it as a new one");
        vera.page().waitForCondition(() -> words(vera).inputValue().equals("Written for nothing?"));
        words(vera).focus();
        savesAndIsDone(vera);
        assertThat(lectern.as(token, "/annotations/").body()).contains("Written for nothing?");
        assertThat(lectern.as(token, address).statusCode()).isEqualTo(410);
    }

    @Test
    void of_two_programs_that_replace_the_same_state_one_is_told() throws Exception {
        String address = made("As it was");
        String etag = lectern.as(token, address).headers().firstValue("ETag").orElseThrow();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(java.util.stream.IntStream.range(0, 8)
                    .mapToObj(n -> (java.util.concurrent.Callable<Integer>) () -> lectern.send(
                                    "PUT",
                                    address,
                                    note("Program " + n),
                                    "Authorization",
                                    "Bearer " + token,
                                    "Content-Type",
                                    "application/ld+json",
                                    "If-Match",
                                    etag)
                            .statusCode())
                    .toList());
            java.util.List<Integer> codes = new java.util.ArrayList<>();
            for (var answer : answers) {
                codes.add(answer.get());
            }
            assertThat(codes).containsOnly(200, 412);
            assertThat(codes.stream().filter(code -> code == 200)).hasSize(1);
        }
    }
}
