package org.lectern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Authors with years in a text lead to the works that they cite, and stay words like any others. */
class CitedInTextTest extends BrowserTest {
    private static final String PAGE = "/documents/werth-2010/pages/1";
    private static final String CITED = "Conquest, 1968";
    private static final Pattern WORK = Pattern.compile(".*/works/[a-z2-7]{12}");

    private static Locator link(Page page) {
        return page.locator("a.cites").filter(new Locator.FilterOptions().setHasText(CITED));
    }

    @Test
    void they_lead_to_the_page_of_the_work_without_javascript() {
        Page page = browsers.person(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
        open(page, PAGE);
        assertThat(link(page)).hasText(CITED);
        link(page).click();
        page.waitForURL(WORK);
        assertThat(page.locator("h1")).containsText("The Great Terror");
        assertThat(page.locator(".citings")).containsText(CITED);
    }

    @Test
    void they_are_selected_and_annotated_like_any_words_and_a_notes_number_stands_behind_them() {
        Reading vera = somebody("Vera", 1280, 900);
        Page page = vera.page();
        vera.open(lectern.base() + PAGE);
        String text = vera.text();
        vera.selectByMouse("Conquest, 19");
        vera.chooseInAdder("Note");
        assertThat(page).hasURL(Pattern.compile(".*" + PAGE + ".*")); // letting the button go turned no page
        vera.write("Which edition?");
        vera.press("Save note");
        vera.waitForStatus("Note saved on");
        assertThat(link(page).locator("mark")).hasText("Conquest, 19");
        assertThat(page.locator("a.cites .refs")).hasCount(0);
        assertThat(page.locator("a.cites + .refs a.ref")).hasCount(1);
        assertThat(vera.text()).isEqualTo(text);
        assertThat(Axe.complaintsByDayAndNight(page, "a page whose text cites works"))
                .isEmpty();
        picture(page, "cited-in-text");

        // By keyboard the number leads to the note, the words to the work
        page.locator("a.cites + .refs a.ref").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".notes-rail .note").first()).containsText("Which edition?");
        assertThat(page).hasURL(Pattern.compile(".*" + PAGE + ".*"));
        link(page).focus();
        page.keyboard().press("Enter");
        page.waitForURL(WORK);
    }

    @Test
    void what_people_correct_is_where_they_lead() {
        Reading ann = somebody("Ann", 1280, 900);
        Page page = ann.page();
        open(page, "/documents/werth-2010/pages/1");
        String before = page.locator("a.cites")
                .filter(new Locator.FilterOptions().setHasText("Werth, 2005"))
                .getAttribute("href");
        String other = link(page).getAttribute("href");
        String citation = lectern.get("/api/documents/werth-2010/citations")
                .body()
                .replaceFirst("(?s).*\"id\":\"([a-z2-7]{12})\",\"start\":986,.*", "$1");
        assertThat(before).isNotEqualTo(other);
        post(page, "/groups", FormData.create().set("name", "Reviewers").set("joining", "invitation"));
        post(page, "/citations/" + citation + "/work", FormData.create().set("work", other));
        page.reload();
        assertThat(page.locator("a.cites").filter(new Locator.FilterOptions().setHasText("Werth, 2005")))
                .hasAttribute("href", other);
    }

    private void post(Page page, String path, FormData form) {
        assertThat(page.request()
                        .post(
                                lectern.base() + path,
                                RequestOptions.create()
                                        .setHeader("Origin", lectern.base())
                                        .setMaxRedirects(0)
                                        .setForm(form))
                        .status())
                .isEqualTo(303);
    }
}
