package org.lectern.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Requests that a test answers itself, and a network that is gone. Chromium says that either is in force before what the
 * page asks for next is sure to meet it, so these return only once a request of the page has.
 */
final class Routes {
    private static final String PROBE = "/health?routed";

    private Routes() {}

    /** For a page of the program that is open already; the route stays until it is taken away or its times are over. */
    static void put(Page page, Predicate<String> url, Consumer<Route> handler, Page.RouteOptions options) {
        page.route(url, handler, options);
        Predicate<String> probe = asked -> asked.endsWith(PROBE);
        page.route(probe, route -> route.fulfill(new Route.FulfillOptions().setBody("routed")));
        page.evaluate("""
                async probe => {
                  const answer = async () => (await fetch(probe, { cache: "no-store" })).text();
                  while (await answer() !== "routed");
                }""", PROBE);
        page.unroute(probe);
    }

    static void put(Page page, Predicate<String> url, Consumer<Route> handler) {
        put(page, url, handler, new Page.RouteOptions());
    }

    /** The test expects what the browser says of requests without a network. */
    static void goOffline(Page page) {
        page.context().setOffline(true);
        page.evaluate("""
                async probe => {
                  const answers = () => fetch(probe, { cache: "no-store" }).then(() => true, () => false);
                  while (await answers());
                }""", PROBE);
    }
}
