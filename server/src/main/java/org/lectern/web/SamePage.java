package org.lectern.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages with forms that somebody may send in vain: each is shown again in answer, as it is now. */
final class SamePage {
    private final Map<Pattern, Shown> pages = new LinkedHashMap<>();

    /** Makes a page. */
    @FunctionalInterface
    interface Shown {
        /** @param id what the page's address has in the place of the pattern's group */
        void show(Context ctx, String id);
    }

    /** @param address a pattern with one group, of the path with its query */
    void add(String address, Shown page) {
        pages.put(Pattern.compile(address), page);
    }

    /**
     * Shows the page on which something was refused, for people; tells programs what is wrong.
     *
     * @param address of the page, perhaps with what stands behind a number sign
     * @param form which of its forms it was; empty for a button that has no field beside it
     * @param field the name of the input whose fault it is; empty for none
     */
    void answer(Context ctx, String address, String form, String field, Problem problem) {
        if (!form.isEmpty() && Accept.of(ctx).prefersHtml()) {
            String path = address.replaceFirst("#.*$", "");
            for (Map.Entry<Pattern, Shown> page : pages.entrySet()) {
                Matcher matcher = page.getKey().matcher(path);
                if (matcher.matches()) {
                    answer(ctx, form, field, problem, () -> page.getValue().show(ctx, matcher.group(1)));
                    return;
                }
            }
        }
        problem.answer(ctx);
    }

    /**
     * The same where it is known which page the form stands on.
     *
     * @param page makes it
     */
    static void answer(Context ctx, String form, String field, Problem problem, Runnable page) {
        if (Accept.of(ctx).prefersHtml()) {
            new Refused(form, field, Words.of(ctx).told(problem.detail()), ctx.formParamMap()).in(ctx);
            page.run();
        } else {
            problem.answer(ctx);
        }
    }
}
