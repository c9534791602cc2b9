package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;

/**
 * The first three minutes on a network: over plain HTTP on this machine's own address, where browsers switch off what they
 * keep for secure pages. Loopback would not do: browsers trust all of it.
 */
class LanJourneyTest {
    private static final String PAGE = "/documents/werth-2010-excerpt/pages/1";
    /** What an organiser may have to do until the first shared note stands there. */
    private static final int MOST_INTERACTIONS = 12;

    @TempDir
    Path folder;

    private int interactions;

    private static Optional<String> ownAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address
                        && !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    @Test
    void an_organiser_and_a_guest_read_together_over_plain_http() throws Exception {
        Optional<String> address = ownAddress();
        assumeTrue(address.isPresent(), "This machine has no address on a network");
        try (RunningLectern lectern = RunningLectern.on(address.get(), folder);
                Browsers browsers = new Browsers()) {
            strangersWait(lectern, browsers);
            Reading vera = new Reading(browsers.page(1280, 860));
            String link = organises(lectern, vera);
            assertThat(link).startsWith("http://" + address.get() + ":");
            writesTheFirstNote(vera);
            assertThat(interactions).isLessThanOrEqualTo(MOST_INTERACTIONS);
            guestJoins(browsers, link, lectern);
        }
    }

    private static void strangersWait(RunningLectern lectern, Browsers browsers) {
        Page stranger = browsers.page(390, 844);
        Response answer = Objects.requireNonNull(stranger.navigate(lectern.base() + "/"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(stranger.locator("h1").textContent()).isEqualTo("This Lectern is waiting for its owner");
        for (String path : new String[] {PAGE, "/documents/werth-2010", "/api/documents", "/annotations/"}) {
            assertThat(lectern.get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(lectern.get(path).body()).as(path).doesNotContain("NKVD");
        }
        assertThat(Axe.complaintsByDayAndNight(stranger, "the page for strangers"))
                .isEmpty();
        stranger.context().close();
    }

    /** One thing done with one's hands: a link opened, a field filled in, a key or a button pressed. */
    private void does(Runnable interaction) {
        interaction.run();
        interactions++;
    }

    private String organises(RunningLectern lectern, Reading vera) {
        Page page = vera.page();
        does(() -> page.navigate(lectern.ownerClaimLink()));
        does(() -> page.keyboard().type("Vera"));
        does(() -> page.keyboard().press("Enter"));
        page.waitForURL(lectern.base() + "/");
        does(() -> page.getByLabel("Name of the group").fill("Tuesday readers"));
        does(() -> page.keyboard().press("Enter"));
        page.waitForURL(Pattern.compile(".*/groups/tuesday-readers.*"));
        assertThat(page.locator("main").textContent())
                .contains("Not encrypted.")
                .doesNotContain("At this computer only");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("The same link as a code to scan"))
                        .count())
                .isEqualTo(1);
        assertThat(page.evaluate("() => [isSecureContext, typeof navigator.clipboard]"))
                .isEqualTo(java.util.List.of(false, "undefined"));
        does(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy"))
                .press("Enter"));
        String link = page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                .inputValue();
        assertThat(page.evaluate("() => getSelection().toString() || document.activeElement.value"))
                .isEqualTo(link);
        page.getByText(Pattern.compile("^(Copied|Selected: copy it with Ctrl\\+C)$"))
                .waitFor();
        return link;
    }

    private void writesTheFirstNote(Reading vera) {
        Page page = vera.page();
        String base = page.url().replaceFirst("(http://[^/]+).*", "$1");
        does(() -> page.navigate(base + PAGE));
        vera.open(base + PAGE);
        page.locator("main").focus();
        does(() -> page.keyboard().press("a"));
        vera.composer().waitFor();
        does(() -> page.keyboard().type("269,100 in the other edition. Why?"));
        does(() -> vera.composer().getByLabel("Who can see it").selectOption("/groups/tuesday-readers"));
        does(() -> page.keyboard().press("Control+Enter"));
        vera.waitForStatus("Note saved on");
    }

    private static void guestJoins(Browsers browsers, String link, RunningLectern lectern) {
        Reading ilya = new Reading(browsers.page(390, 844));
        Page page = ilya.page();
        page.navigate(link);
        assertThat(page.locator("input:visible").count())
                .as("one field, a name")
                .isEqualTo(1);
        page.keyboard().type("Ilya");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*" + PAGE + "$"));
        page.locator(".notice a").waitFor();
        assertThat(page.locator(".notice").first().textContent())
                .isEqualTo("You are in Tuesday readers now. Whoever invited you reads on this page.");
        page.waitForCondition(
                () -> String.join(" ", ilya.cards().allTextContents()).contains("269,100 in the other edition"));
        assertThat(lectern.account("Ilya")).isNotNull();
        assertThat(browsers.complaints())
                .as("apart from the browser's own note that strangers were refused")
                .filteredOn(complaint -> !complaint.contains("status of 403"))
                .isEmpty();
    }

    @Test
    void who_is_invited_by_somebody_who_reads_nothing_comes_to_the_group() {
        try (RunningLectern lectern = RunningLectern.in(folder);
                Browsers browsers = new Browsers()) {
            Reading vera = new Reading(browsers.page(1280, 860));
            String link = organises(lectern, vera, "http://127.0.0.1");
            Page guest = browsers.page(1280, 860);
            guest.navigate(link);
            guest.keyboard().type("Ilya");
            guest.keyboard().press("Enter");
            guest.waitForURL(Pattern.compile(".*/groups/tuesday-readers.*"));
            assertThat(guest.locator("main").textContent()).contains("Tuesday readers");
        }
    }

    private static String organises(RunningLectern lectern, Reading vera, String beginning) {
        Page page = vera.page();
        page.navigate(lectern.ownerClaimLink());
        page.keyboard().type("Vera");
        page.keyboard().press("Enter");
        page.getByLabel("Name of the group").fill("Tuesday readers");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/groups/tuesday-readers.*"));
        String link = page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                .inputValue();
        assertThat(link).startsWith(beginning);
        return link;
    }
}
