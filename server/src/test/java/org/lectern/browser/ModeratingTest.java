package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** A moderator hides a note while others read, and whom a note can be shared with. */
class ModeratingTest extends BrowserTest {
    private static final String PAGE = "/documents/werth-2010/pages/2";
    private static final String QUOTE = "the culmination of a decade-long radicalization";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static String group;

    @BeforeAll
    static void start() {
        lectern.token("Olga"); // the first account looks after the server, and moderates no group
        HttpResponse<String> made = post("Vera", "/groups", "name=Tuesday+readers&joining=open");
        group = made.headers().firstValue("Location").orElseThrow().replaceFirst(".*(?=/groups/)", "");
        post("Ilya", group + "/join", "");
        post("Ann", group + "/join", "");
    }

    private static HttpResponse<String> post(String person, String path, String form) {
        HttpResponse<String> answer = lectern.send(
                "POST", path, form, "Authorization", "Bearer " + lectern.token(person), "Content-Type", FORM);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer;
    }

    private static Reading signedIn(String name) {
        Reading reader = new Reading(browsers.person(new Browser.NewContextOptions().setViewportSize(1280, 860))
                .newPage());
        reader.claim(lectern.claimLink(name), name);
        return reader;
    }

    @Test
    void what_a_moderator_hides_others_read_the_reason_of_and_its_author_reads_on() {
        Written ilya = new Written(lectern, "Ilya");
        ilya.noteFor("werth-2010", QUOTE, "Names a neighbour of mine", group);
        Reading moderator = signedIn("Vera");
        Reading author = signedIn("Ilya");
        Reading other = signedIn("Ann");
        for (Reading reader : List.of(moderator, author, other)) {
            reader.open(lectern.base() + PAGE);
            reader.rail().getByText("Names a neighbour of mine").waitFor();
        }
        other.cards().first().locator(".unfold").click();
        assertThat(button(other.cards().first(), "Hide").count())
                .as("who moderates nothing is not offered it")
                .isZero();

        moderator.cards().first().locator(".unfold").click();
        button(moderator.cards().first(), "Hide").focus();
        moderator.page().keyboard().press("Enter");
        Locator dialog = moderator
                .page()
                .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Hide this from others?"));
        dialog.waitFor();
        button(dialog, "Hide").click();
        dialog.getByText("Say why it is hidden.").waitFor();
        dialog.getByLabel("Why it is hidden").fill("It names a private person.");
        button(dialog, "Hide").click();
        moderator.waitForStatus("Hidden.");
        assertThat(moderator.rail().textContent())
                .contains("Hidden from others by a moderator. It names a private person.")
                .contains("Names a neighbour of mine");

        other.rail().getByText("It names a private person.").waitFor();
        assertThat(other.page().content()).doesNotContain("Names a neighbour of mine");
        assertThat(other.rail().textContent()).contains("Hidden by a moderator.");
        assertThat(String.join("", other.page().locator("mark").allTextContents()))
                .as("its place stays marked")
                .isEqualTo(QUOTE);
        assertThat(other.page().locator("a.ref").textContent()).contains("hidden by a moderator");
        author.rail().getByText("Hidden from others by a moderator.").waitFor();
        assertThat(author.rail().textContent()).contains("Names a neighbour of mine");
        assertThat(button(author.cards().first(), "Show again").count()).isZero();

        button(moderator.cards().first(), "Show again").click();
        moderator.waitForStatus("Everybody can read it again.");
        other.rail().getByText("Names a neighbour of mine").waitFor();
        assertThat(other.rail().textContent()).doesNotContain("Hidden by a moderator");
    }

    @Test
    void who_can_see_a_note_is_chosen_among_those_who_can_see_the_document() {
        lectern.ingest(
                "for-tuesday",
                "A paper of the group.\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Audience.of(new GroupId(group.substring("/groups/".length()))),
                Optional.empty());
        Reading reader = signedIn("Ann");
        reader.open(lectern.base() + "/documents/for-tuesday/pages/1");
        reader.page().locator(".block").first().focus();
        reader.page().keyboard().press("a");
        Locator choice = reader.composer().getByLabel("Who can see it");
        reader.page().waitForCondition(() -> reader.composer().textContent().contains("Not everyone can see"));
        assertThat(choice.locator("option").allTextContents()).containsExactly("Only me", "Tuesday readers (3 people)");
        assertThat(reader.page()
                        .locator("#" + choice.getAttribute("aria-describedby"))
                        .textContent())
                .contains("“for-tuesday”");

        reader.open(lectern.base() + PAGE);
        reader.page().locator(".block").first().focus();
        reader.page().keyboard().press("a");
        reader.composer().waitFor();
        assertThat(reader.composer()
                        .getByLabel("Who can see it")
                        .locator("option")
                        .allTextContents())
                .contains("Everyone on this server");
        assertThat(reader.composer().textContent()).doesNotContainPattern(Pattern.compile("Not everyone can see"));
    }
}
