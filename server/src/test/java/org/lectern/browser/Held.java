package org.lectern.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** What a page sends of its annotations, held until the test has done something meanwhile. */
final class Held {
    private final Page page;
    private final AtomicReference<Route> route = new AtomicReference<>();

    private Held(Page page) {
        this.page = page;
    }

    /** Holds the next request with this method; each later one passes. */
    static Held next(Page page, String method) {
        Held held = new Held(page);
        Routes.put(page, url -> url.contains("/annotations/"), route -> {
            boolean wanted = route.request().method().equals(method);
            if (!wanted || !held.route.compareAndSet(null, route)) {
                route.fallback();
            }
        });
        return held;
    }

    /** Returns once it was sent. */
    Route once() {
        page.waitForCondition(() -> route.get() != null);
        return Objects.requireNonNull(route.get());
    }

    void arrives() {
        once().resume();
    }

    void arrivesButItsAnswerIsLost() {
        once().fetch();
        once().abort();
    }
}
