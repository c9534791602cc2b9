package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** What all routes that read have in common. */
final class Routes {
    private Routes() {}

    /** GET, and HEAD with the same headers; the server leaves the body out. */
    static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
