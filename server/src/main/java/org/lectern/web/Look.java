package org.lectern.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.lectern.document.Page;

/** The two ways to look at one page: its words set anew, or its image with the same words over it. */
enum Look {
    TEXT,
    IMAGE;

    /** What the address asks for, where the page has it; a page without words is looked at as an image. */
    static Look of(Context ctx, Page page) {
        if (page.size().isEmpty()) {
            return TEXT;
        }
        String asked = Optional.ofNullable(ctx.queryParam("look")).orElse("");
        return asked.equals("image") || (page.passages().isEmpty() && !asked.equals("text")) ? IMAGE : TEXT;
    }

    /** What the address asks for, to be taken along to other pages. */
    static Optional<String> asked(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("look"))
                .filter(word -> word.equals("image") || word.equals("text"))
                .map(word -> "look=" + word);
    }
}
