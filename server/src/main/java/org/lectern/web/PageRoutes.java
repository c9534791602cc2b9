package org.lectern.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Catalogue;
import org.lectern.document.LeftOut;
import org.lectern.document.Metadata;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.people.Viewer;

/** The pages of documents, for people and for programs. */
final class PageRoutes {
    private static final String HTML = "text/html; charset=utf-8";
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})-\\d{1,9}");
    /** A second place that is read beside the first; the client shows it. */
    private static final Pattern BESIDE = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}(@[0-9a-f]{8,64})?/pages/\\d{1,7}");

    private static final int ENCODED_IN_MEMORY = 64 * 1024 * 1024;

    private final Catalogue catalogue;
    private final LastPages lastPages;
    private final CitedInText cited;
    /** A version never changes, so its pages are encoded once; the least used make room. */
    private final Cache<PageKey, Encoded> encoded = Caffeine.newBuilder()
            .maximumWeight(ENCODED_IN_MEMORY)
            .weigher((PageKey key, Encoded page) -> page.content().length)
            .build();

    PageRoutes(Catalogue catalogue, LastPages lastPages, CitedInText cited) {
        this.catalogue = catalogue;
        this.lastPages = lastPages;
        this.cited = cited;
    }

    /** A page in a form, with what is said of its document, which may change and stands on it. */
    private record PageKey(String page, Metadata said) {}

    private static final class Encoded {
        private final byte[] content;
        private final String etag;
        /** What may be asked again whether it still holds; empty for what never changes. */
        private final Optional<Cites> cites;

        Encoded(String text, Optional<Cites> cites) {
            this.content = text.getBytes(StandardCharsets.UTF_8);
            this.etag = Answer.etag(content);
            this.cites = cites;
        }

        byte[] content() {
            return content;
        }
    }

    /** A page whose running text cites works, and which; people may say that they are others. */
    private record Cites(Version version, TextSpan page, List<CitedInText.Link> links) {}

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/documents/{document}/pages", this::jumpToPage);
        Routes.get(routes, "/documents/{document}/pages/{page}", this::show);
        Routes.get(routes, "/api/documents/{document}/pages/{page}", this::describe);
    }

    /**
     * Where the page field leads without JavaScript: a number beyond either end means that end. With {@code span}
     * instead, the page on which that span of the text begins, with it shown. A place read beside stays in the address.
     */
    private void jumpToPage(Context ctx) {
        AskedDocument.of(ctx, catalogue).ifPresent(asked -> {
            Optional<Matcher> span = Optional.ofNullable(ctx.queryParam("span"))
                    .map(SPAN::matcher)
                    .filter(Matcher::matches);
            if (span.isPresent()) {
                int last = Math.max(asked.version().characters() - 1, 0);
                int start = Math.min(Integer.parseInt(span.get().group(1)), last);
                PageAddress page = new PageAddress(asked.address(), catalogue.pageAt(asked.version(), start));
                String beside = beside(ctx).map(place -> "&" + place).orElse("");
                ctx.redirect(page.path() + "?span=" + span.get().group() + beside, HttpStatus.SEE_OTHER);
                return;
            }
            String typed = Optional.ofNullable(ctx.queryParam("n")).orElse("1").strip();
            if (!typed.matches("-?\\d{1,9}")) {
                Problem.badRequest("Type the number of a page, from 1 to %d."
                                .formatted(asked.version().pages()))
                        .answer(ctx);
                return;
            }
            int number = Math.clamp(Integer.parseInt(typed), 1, asked.version().pages());
            String along = Stream.concat(Look.asked(ctx).stream(), beside(ctx).stream())
                    .collect(Collectors.joining("&"));
            String beside = along.isEmpty() ? "" : "?" + along;
            ctx.redirect(new PageAddress(asked.address(), number).path() + beside, HttpStatus.SEE_OTHER);
        });
    }

    private static Optional<String> beside(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("beside"))
                .filter(place -> BESIDE.matcher(place).matches())
                .map(place -> "beside=" + place);
    }

    private static Optional<PageAddress> pageAddress(Context ctx) {
        return PageAddress.parse(ctx.pathParam("document"), ctx.pathParam("page"));
    }

    private void show(Context ctx) {
        Words words = Words.of(ctx);
        Optional<String> asked = Look.asked(ctx);
        encodedPage(
                ctx,
                "html-" + words.tag() + asked.orElse(""),
                HTML,
                (known, page) -> html(words, known, page, Look.of(ctx, page), asked));
        if (ctx.statusCode() < 400) {
            pageAddress(ctx).ifPresent(page -> lastPages.turnTo(ctx, page));
        }
    }

    /**
     * Whether pictures of this page may be missing. Which pages they are on is not kept, so it is said of pages without words,
     * and of all where there is one for every other page, as in scans.
     */
    private boolean lacksPictures(Page page) {
        int unread = catalogue.leftOut(page.version()).getOrDefault(LeftOut.UNREAD_PICTURES, 0);
        return unread > 0
                && (page.passages().isEmpty() || 2 * unread >= page.version().pages());
    }

    private Encoded html(Words words, AskedDocument asked, Page page, Look look, Optional<String> word) {
        Optional<Cites> cites = look == Look.TEXT && CitedInText.isPossibleOn(page)
                ? Optional.of(
                        new Cites(page.version(), page.span(), cited.on(page.version(), page.span(), asked.viewer())))
                : Optional.empty();
        String html = new PageHtml(
                        words,
                        asked.document(),
                        page,
                        outline(page),
                        asked.address(),
                        look,
                        word,
                        look == Look.IMAGE ? catalogue.glyphs(page.version(), page.number()) : List.of(),
                        cites.map(Cites::links).orElse(List.of()),
                        !catalogue.isLong(page.version()),
                        look == Look.IMAGE && lacksPictures(page))
                .html();
        return new Encoded(html, cites);
    }

    /** Of a long outline the part that the page stands in; the document's own page has more of it. */
    private PageOutline outline(Page page) {
        int all = catalogue.headings(page.version());
        return new PageOutline(
                all > PageOutline.WHOLE
                        ? catalogue.outline(page.version(), page.span().start(), PageOutline.AROUND)
                        : catalogue.outline(page.version()),
                all);
    }

    private void describe(Context ctx) {
        encodedPage(
                ctx,
                "json",
                "application/json",
                (asked, page) -> new Encoded(DocumentJson.page(page).toString(), Optional.empty()));
    }

    private interface PageEncoder {
        Encoded encode(AskedDocument asked, Page page);
    }

    private void encodedPage(Context ctx, String form, String type, PageEncoder encoder) {
        AskedDocument.of(ctx, catalogue).ifPresent(asked -> {
            Optional<PageAddress> address = pageAddress(ctx);
            // Links in the page follow the address; what is current may change what the page says of itself.
            PageKey key = new PageKey(
                    String.join(
                            " ",
                            form,
                            ctx.path(),
                            asked.version().hash(),
                            asked.document().current().hash()),
                    asked.document().metadata());
            Supplier<Optional<Encoded>> make = () -> address.flatMap(at ->
                            catalogue.page(new PageAddress(asked.version().address(), at.number()), asked.viewer()))
                    .map(page -> {
                        Encoded made = encoder.encode(asked, page);
                        encoded.put(key, made);
                        return made;
                    });
            Optional<Encoded> page = Optional.ofNullable(encoded.getIfPresent(key))
                    .filter(known -> holds(known, asked.viewer()))
                    .or(make);
            if (page.isEmpty()) {
                AskedDocument.missing(ctx);
                return;
            }
            Answer.bytes(ctx, type, page.get().content, page.get().etag, asked.caching());
        });
    }

    private boolean holds(Encoded known, Viewer viewer) {
        return known.cites
                .map(before -> cited.on(before.version(), before.page(), viewer).equals(before.links()))
                .orElse(true);
    }
}
