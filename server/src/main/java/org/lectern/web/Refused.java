package org.lectern.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody sent by a form and could not be kept. The page on which the form stands is shown again with what was typed
 * and with what is wrong beside its field.
 *
 * @param form which of the page's forms it was, by its name there
 * @param field whose fault it is, by the name of the input; empty where it is none's
 * @param why in the reader's language
 * @param typed all that was sent
 */
record Refused(String form, String field, String why, Map<String, List<String>> typed) {
    /** Where nothing was refused. */
    static final Refused NOTHING = new Refused("", "", "", Map.of());

    private static final int UNPROCESSABLE = 422;
    private static final String KEY = "refused";

    Refused {
        typed = Map.copyOf(typed);
    }

    /** What was refused in this request. */
    static Refused of(Context ctx) {
        return Optional.<Refused>ofNullable(ctx.attribute(KEY)).orElse(NOTHING);
    }

    /** For the page that is made in answer to this request. */
    void in(Context ctx) {
        ctx.attribute(KEY, this);
    }

    boolean isOf(String name) {
        return !why.isEmpty() && form.equals(name);
    }

    static int status(Context ctx) {
        return of(ctx).why.isEmpty() ? 200 : UNPROCESSABLE;
    }

    /** A page's title, which is what is read out first. */
    static String title(Context ctx, String title) {
        return of(ctx).why.isEmpty() ? title : Words.of(ctx).say("form.refused", title);
    }
}
