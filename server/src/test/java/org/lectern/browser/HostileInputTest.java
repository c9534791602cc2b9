package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What strangers write is text: in no field does it act, reach another host or get lost. */
class HostileInputTest extends BrowserTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "/documents/werth-2010/pages/2";
    private static final String NAME = Hostile.NAME;
    private static final List<String> PAYLOADS = Hostile.PAYLOADS;

    private static final List<String> MARKDOWN = List.of(
            "[press](javascript:window.ran=1)",
            "[press](<java\tscript:window.ran=1>)",
            "[press](data:text/html,<script>window.ran=1</script>)",
            "<javascript:window.ran=1>",
            "[press]: javascript:window.ran=1\n\n[press]",
            "![a far picture](http://evil.example/far.png)",
            "<a href=\"javascript:window.ran=1\" onclick=\"window.ran=1\">press</a>",
            "<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1>");

    /** Controls of direction, an astral letter, marks without and with a letter, nothing visible, U+FFFD, decomposed. */
    private static final String ODD =
            "\u202Eabc\u202C \u2066\u05D0\u2069 \uD800\uDF48 \u0301 Z\u0351\u0301 a\u200Bb\u200Dc\u2060 \uFE0F \uFE0E"
                    + " e\u0301 \u212B \uFEFF \u2028 \uFFFD \uD83D\uDC69\u200D\uD83D\uDE80 \uDB40\uDC41.";

    private static String token;

    @BeforeAll
    static void start() {
        token = lectern.token(NAME);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode words(String value, String format) {
        return object().put("type", "TextualBody").put("value", value).put("format", format);
    }

    private ObjectNode note(String motivation, ObjectNode... bodies) {
        ObjectNode note = object().put("@context", "http://www.w3.org/ns/anno.jsonld")
                .put("type", "Annotation")
                .put("motivation", motivation);
        ArrayNode all = note.putArray("body");
        List.of(bodies).forEach(all::add);
        note.put("audience", lectern.base() + "/groups/public");
        note.putObject("target")
                .put("type", "SpecificResource")
                .put("source", lectern.base() + "/documents/werth-2010")
                .putObject("selector")
                .put("type", "TextQuoteSelector")
                .put("exact", "269,100 persons");
        return note;
    }

    private String made(ObjectNode note, String slug) {
        HttpResponse<String> made = lectern.annotate(token, note.toString(), Map.of("Slug", slug));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    /** The same payload wherever an annotation has room for one. */
    private void everywhere(String payload) {
        ObjectNode tag = words(payload, "text/plain").put("purpose", "tagging");
        ObjectNode rich = note("commenting", words(payload, "text/markdown"), words(payload, "text/html"), tag);
        rich.put("label", payload).put("bodyLabel", payload);
        rich.putObject("rights").put("label", payload);
        rich.putObject("stylesheet").put("type", "CssStylesheet").put("value", payload);
        rich.putObject("creator").put("id", payload).put("type", "Person").put("name", payload);
        rich.putObject("generator").put("id", "http://evil.example/").put("name", payload);
        rich.putArray("motivation").add("commenting").add(payload);
        String first = made(rich, payload.replaceAll("\\s", " "));
        ObjectNode reply = note("replying", words(payload, "text/plain"), words(payload, "text/html"));
        made(reply.put("target", first), "reply");
        made(note("questioning", words(payload, "text/plain").put("language", payload)), "question");
        ObjectNode link = object().put("type", "SpecificResource")
                .put("purpose", "linking")
                .put("source", lectern.base() + "/documents/crawford-great-purge")
                .put("relation", "contradicts")
                .put("title", payload);
        made(note("linking", link, words(payload, "text/markdown")), "link");
    }

    /** One account has one current rating of a passage, so each payload rates as somebody else. */
    private void rates(String payload) {
        ObjectNode rating = object().put("type", "ReliabilityRating")
                .put("purpose", "assessing")
                .put("axis", "source")
                .put("scale", "admiralty")
                .put("value", "D")
                .put("explanation", payload);
        HttpResponse<String> made = lectern.annotate(
                lectern.token(payload), note("assessing", rating).toString());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    /** A browser of somebody signed in whose requests to others are kept. */
    private Reading reader(List<String> elsewhere) {
        Reading reader = new Reading(browsers.page(1280, 860));
        reader.page().context().onRequest(request -> {
            if (!request.url().startsWith(lectern.base() + "/")
                    && !request.url().startsWith("data:image/")) {
                elsewhere.add(request.url());
            }
        });
        reader.page().context().route("**/evil.example/**", route -> route.abort());
        reader.claim(lectern.claimLink(NAME), NAME);
        return reader;
    }

    private void isHarmless(Page page, List<String> elsewhere) {
        Hostile.doesNothingOn(page);
        assertThat(elsewhere).as(page.url()).isEmpty();
        assertThat(browsers.complaints()).as(page.url()).isEmpty();
    }

    @Test
    void notes_of_every_kind_are_shown_as_text_and_nothing_in_them_runs() {
        PAYLOADS.forEach(this::everywhere);
        PAYLOADS.forEach(this::rates);
        MARKDOWN.forEach(payload -> made(note("commenting", words(payload, "text/markdown")), "markdown"));
        List<String> elsewhere = new ArrayList<>();
        Reading reader = reader(elsewhere);
        String page = lectern.get(PAGE).body().contains("269,100 persons") ? PAGE : "/documents/werth-2010/pages/1";
        reader.open(lectern.base() + page);
        int cards = reader.cards().count();
        assertThat(cards).isGreaterThanOrEqualTo(4 * PAYLOADS.size() + MARKDOWN.size());
        List<String> closed = reader.cards().allTextContents();
        for (String payload : PAYLOADS) {
            assertThat(reader.page().locator(".notes-rail .tags li").allTextContents())
                    .contains(payload);
            assertThat(closed.stream().filter(card -> card.contains(payload)).count())
                    .as(payload)
                    .isGreaterThanOrEqualTo(4);
        }
        List<String> open = new ArrayList<>();
        for (int n = 0; n < cards; n++) {
            Locator card = reader.page().locator(".notes-rail .note").nth(n);
            if (card.getAttribute("aria-current") == null) {
                card.locator("button.unfold").click();
            }
            open.add(card.textContent());
            for (Locator link : card.locator(".said a[href]").all()) {
                assertThat(link.getAttribute("href")).matches("(?:https?:|mailto:|/(?!/)|#).*");
            }
        }
        for (String payload : PAYLOADS) {
            assertThat(open).as("the explanation").anyMatch(card -> card.contains("SourceD") && card.contains(payload));
        }
        assertThat(open).as("an image's words").anyMatch(card -> card.contains("a far picture"));
        isHarmless(reader.page(), elsewhere);
    }

    @Test
    void names_of_people_groups_and_tokens_are_shown_as_text() {
        List<String> elsewhere = new ArrayList<>();
        Reading reader = reader(elsewhere);
        Page page = reader.page();
        for (String payload : PAYLOADS) {
            page.navigate(lectern.base() + groupCalled(payload));
            assertThat(page.locator("h1").textContent()).isEqualTo(payload);
            assertThat(page.title()).contains(payload);
            assertThat(page.locator("main").textContent()).contains(NAME);
            isHarmless(page, elsewhere);

            lectern.token(payload);
            page.navigate(lectern.base() + lectern.account(payload).path());
            assertThat(page.locator("h1").textContent()).isEqualTo(payload);
            isHarmless(page, elsewhere);
            // Only a signed-in browser makes tokens
            page.evaluate(
                    "label => fetch('/account/tokens', { method: 'POST', body: new URLSearchParams({ label }) })",
                    payload);
        }
        page.navigate(lectern.base() + "/account");
        PAYLOADS.forEach(payload -> assertThat(
                        page.locator("#tokens-title + p ~ .people").textContent())
                .contains(payload));
        isHarmless(page, elsewhere);
        page.navigate(lectern.base() + "/groups");
        PAYLOADS.forEach(
                payload -> assertThat(page.locator("main").textContent()).contains(payload));
        isHarmless(page, elsewhere);
    }

    private String groupCalled(String name) {
        HttpResponse<String> made = lectern.send(
                "POST",
                "/groups",
                "joining=open&name=" + encoded(name),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        return made.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }

    @Test
    void addresses_are_not_shown_as_markup() {
        List<String> elsewhere = new ArrayList<>();
        Page page = reader(elsewhere).page();
        String all = encoded(String.join(" ", PAYLOADS));
        for (String address : List.of(
                "/?q=" + all,
                "/groups?done=" + all,
                "/groups/everyone?done=" + all + "&invitation=" + all + "&at=" + all,
                "/sign-in?next=" + all,
                PAGE + "?span=" + all)) {
            page.navigate(lectern.base() + address);
            isHarmless(page, elsewhere);
        }
        for (String payload : PAYLOADS) {
            String part = encoded(payload);
            for (String address :
                    List.of("/documents/" + part.replace("%2F", ""), "/join/" + part.replace("%2F", ""))) {
                HttpResponse<String> answer = lectern.get(address, "Accept", "text/html");
                assertThat(answer.statusCode()).as(address).isBetween(400, 499);
                assertThat(answer.body().replaceAll("<script src=\"[^\"]*\"", ""))
                        .as(address)
                        .doesNotContain("<script>", "<img", "<svg");
            }
        }
    }

    private static String encoded(String payload) {
        return URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void odd_characters_come_back_exactly_over_http_and_in_the_card() throws Exception {
        ObjectNode tag = words("tag " + ODD, "text/plain").put("purpose", "tagging");
        String address = made(note("commenting", words(ODD, "text/plain"), tag).put("label", ODD), "odd");

        var served = JSON.readTree(lectern.get(address).body());
        assertThat(served.at("/body/0/value").textValue()).isEqualTo(ODD);
        assertThat(served.path("label").textValue()).isEqualTo(ODD);
        Reading reader = new Reading(browsers.page(1280, 860));
        reader.page().navigate(address);
        reader.page().locator(".notes-rail .said").waitFor();
        assertThat(reader.page().locator(".notes-rail .said").textContent()).isEqualTo(ODD);
        assertThat(reader.page().locator(".notes-rail .tags li").textContent()).isEqualTo("tag " + ODD);
        assertThat(browsers.complaints()).isEmpty();
    }
}
