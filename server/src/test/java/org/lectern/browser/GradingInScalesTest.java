package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** A passage is graded on the scale of the group it is shared with, and its grade stays on the scale it was given on. */
class GradingInScalesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "/documents/werth-2010/pages/2";
    private static final String QUOTE = "the culmination of a decade-long radicalization";

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    private Browsers browsers;
    private String group;
    private Reading vera;

    @BeforeEach
    void start() {
        browsers = new Browsers();
        HttpResponse<String> made = post("/groups", "name=Tuesday+readers&joining=open");
        group = made.headers().firstValue("Location").orElseThrow().replaceFirst(".*(?=/groups/)", "");
        vera = new Reading(browsers.person(new Browser.NewContextOptions().setViewportSize(1280, 860))
                .newPage());
        vera.claim(lectern.claimLink("Vera"), "Vera");
    }

    @AfterEach
    void stop() {
        List<String> complaints = browsers.complaints();
        browsers.close();
        assertThat(complaints).isEmpty();
    }

    private HttpResponse<String> post(String path, String form) {
        HttpResponse<String> answer = lectern.send(
                "POST",
                path,
                form,
                "Authorization",
                "Bearer " + lectern.token("Vera"),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer;
    }

    private void ownScale(String grades) {
        post(
                group + "/scale",
                "scale=own&name=Ours&missing=&grades=" + URLEncoder.encode(grades, StandardCharsets.UTF_8));
    }

    private void rate() {
        vera.open(lectern.base() + PAGE);
        vera.selectByMouse(QUOTE);
        vera.chooseInAdder("Rate");
    }

    private Locator form() {
        return vera.page().locator("form.composer");
    }

    private void press(String button) {
        form().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void save() {
        press("Save rating");
        form().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        vera.waitForStatus("Rating saved on");
    }

    private void says(String words) {
        form().getByText(words).waitFor();
    }

    private void shareWithTheGroup() {
        form().getByLabel("Who can see it").selectOption(group);
    }

    private List<String> offered() {
        return form().locator(".scale input").all().stream()
                .map(input -> input.getAttribute("value"))
                .toList();
    }

    /** Scale, version and value of what is stored of the source. */
    private String stored() throws IOException {
        JsonNode items = JSON.readTree(lectern.get("/annotations/", "Authorization", "Bearer " + lectern.token("Vera"))
                        .body())
                .findPath("items");
        assertThat(items).hasSize(1);
        JsonNode bodies = items.get(0).path("body");
        for (JsonNode body : bodies.isArray() ? bodies : List.of(bodies)) {
            if (body.path("axis").asText().equals("source")) {
                return "%s %d %s"
                        .formatted(
                                body.path("scale").asText(),
                                body.path("scaleVersion").asInt(1),
                                body.path("value").asText());
            }
        }
        throw new AssertionError("No grade of the source: " + items);
    }

    private void saysWhy() {
        form().getByLabel("What the grade rests on").fill("A participant, decades later.");
    }

    @Test
    void a_grade_stays_on_its_scale_when_the_audience_changes_until_another_is_chosen() throws IOException {
        post(group + "/scale", "scale=three");
        rate();
        form().locator("input[value=D]").check();
        saysWhy();
        press("Continue");
        press("Skip this question");
        form().locator("input[value=T1]").check();
        shareWithTheGroup();
        says("The source is graded “D weak” (Admiralty code, A to F), and is saved so.");
        save();
        assertThat(stored()).isEqualTo("admiralty 1 D");

        vera.cards()
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit"))
                .click();
        says("Tuesday readers grades sources on: Three steps");
        says("Graded “D weak” until now (Admiralty code, A to F). That stays until you choose one of these");
        assertThat(offered()).containsExactly("rely", "check", "avoid");
        assertThat(form().locator(".scale input:checked").count()).isZero();
        form().getByLabel(Pattern.compile("Look it up elsewhere first")).check();
        assertThat(form().getByText("until now").count()).isZero();
        save();
        assertThat(stored()).isEqualTo("three 1 check");
        assertThat(vera.cards().first().locator(".grade").textContent()).isEqualTo("check");
        assertThat(vera.cards().first().textContent()).contains("Three steps: rely, check, avoid");
    }

    @Test
    void a_groups_own_scale_is_offered_at_once_and_a_grade_keeps_its_version() throws IOException {
        ownScale("solid: rests on records\nweak: hearsay");
        rate();
        press("Skip this question");
        press("Skip this question");
        shareWithTheGroup();
        press("Back");
        press("Back");
        says("Tuesday readers grades sources on: Ours.");
        form().getByLabel(Pattern.compile("solid\\s+rests on records")).focus();
        vera.page().keyboard().press("Space");
        saysWhy();
        press("Continue");
        press("Skip this question");
        save();
        String own = "own-" + group.substring("/groups/".length());
        assertThat(stored()).isEqualTo(own + " 1 solid");
        assertThat(vera.cards().first().locator(".grade").textContent()).isEqualTo("solid");

        ownScale("firm: rests on records\nweak: hearsay");
        vera.open(lectern.base() + PAGE);
        vera.cards().first().locator(".unfold").click();
        vera.cards()
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit"))
                .click();
        says("Graded “solid” until now");
        assertThat(offered()).containsExactly("firm", "weak");
        save();
        assertThat(stored()).as("nothing was chosen anew").isEqualTo(own + " 1 solid");
    }

    @Test
    void where_the_scale_cannot_be_asked_for_no_other_is_offered_in_its_place() throws IOException {
        post(group + "/scale", "scale=three");
        rate();
        press("Skip this question");
        press("Skip this question");
        browsers.expect("Could not ask what the group grades sources on");
        Predicate<String> scales = url -> url.contains("/api/groups/") && url.endsWith("/scale");
        Routes.put(
                vera.page(),
                scales,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("[]")));
        shareWithTheGroup();
        press("Back");
        press("Back");
        says("What Tuesday readers grades sources on could not be loaded.");
        assertThat(offered()).isEmpty();
        vera.page().unroute(scales);
        press("Try again");
        form().getByLabel(Pattern.compile("Do not rest anything on it")).check();
        assertThat(offered()).containsExactly("rely", "check", "avoid");
    }
}
