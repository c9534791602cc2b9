package org.lectern.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AcceptedReading;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.annotation.Place;
import org.lectern.annotation.Readings;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.export.Quotation.Source;
import org.lectern.export.Quotation.Words;
import org.lectern.people.Viewer;

/** Quotes from the canonical text: what an annotation says of its words is not asked. */
final class Quotations {
    private static final int REMEMBERED_PAGES = 10_000;
    private static final int REMEMBERED_DOCUMENTS = 1_000;

    /** Code points whose accepted readings are asked for at once, since excerpts come in the order of the text. */
    private static final int WINDOW = 16_384;

    private static final int REMEMBERED_WINDOWS = 64;

    private final Catalogue catalogue;
    private final Addresses addresses;
    private final Readings readings;
    private final Viewer viewer;
    private final Cache<Window, List<AcceptedReading>> accepted =
            Caffeine.newBuilder().maximumSize(REMEMBERED_WINDOWS).build();
    private final Cache<PageAddress, String> labels =
            Caffeine.newBuilder().maximumSize(REMEMBERED_PAGES).build();
    private final Cache<DocumentAddress, Optional<Source>> sources =
            Caffeine.newBuilder().maximumSize(REMEMBERED_DOCUMENTS).build();

    /** A run of {@link #WINDOW} code points, counted from 0. */
    private record Window(Version version, int number) {}

    Quotations(Catalogue catalogue, Readings readings, Addresses addresses, Viewer viewer) {
        this.catalogue = catalogue;
        this.readings = readings;
        this.addresses = addresses;
        this.viewer = viewer;
    }

    /** The far ends of an annotation's cross-references, each with what it is to the near end, in words. */
    static List<Map.Entry<String, Place>> links(Annotation annotation) {
        List<Map.Entry<String, Place>> links = new ArrayList<>();
        for (Body body : annotation.bodies()) {
            if (body instanceof Body.CrossReference(var end, var relation)) {
                links.add(Map.entry(words(relation), end));
            }
        }
        return links;
    }

    private static String words(String relation) {
        return switch (relation) {
            case "sharesTextWith" -> "shares text with";
            case "respondsTo" -> "responds to";
            case "seeAlso" -> "see also";
            default -> relation;
        };
    }

    /** An area of a page's image is spoken of, and no word of that page is quoted. */
    Quotation ofArea(Place place, int page) {
        Quotation whole = of(new Place(place.resource(), place.version(), Optional.empty()));
        return whole.source()
                .map(source -> new Quotation(
                        addresses.absolute(new PageAddress(source.version().address(), page).path() + "?look=image"),
                        Optional.of(
                                new Source(source.document(), source.version(), Optional.empty(), Optional.of(page)))))
                .orElse(whole);
    }

    Quotation of(Place place) {
        Optional<DocumentAddress> address = DocumentAddress.ofPath(place.resource())
                .map(document -> new DocumentAddress(document.id(), place.version()));
        Optional<Source> source = address.flatMap(this::source);
        if (source.isEmpty()) {
            return new Quotation(addresses.absolute(place.resource()), Optional.empty());
        }
        Version version = source.get().version();
        Optional<TextSpan> span = place.span().filter(words -> words.end() <= version.characters());
        if (span.isEmpty()) {
            return new Quotation(addresses.absolute(version.address().path()), source);
        }
        int page = catalogue.pageAt(version, span.get().start());
        PageAddress at = new PageAddress(version.address(), page);
        Words words = new Words(
                span.get(),
                catalogue.words(version, span.get()),
                page,
                labels.get(at, this::label),
                readings(version, span.get()));
        String path = "%s?span=%d-%d"
                .formatted(at.path(), span.get().start(), span.get().end());
        return new Quotation(
                addresses.absolute(path),
                Optional.of(new Source(source.get().document(), version, Optional.of(words))));
    }

    private List<AcceptedReading> readings(Version version, TextSpan span) {
        List<AcceptedReading> within = new ArrayList<>();
        for (int window = span.start() / WINDOW; window * WINDOW < span.end(); window++) {
            for (AcceptedReading reading : accepted.get(new Window(version, window), this::accepted)) {
                boolean inside =
                        reading.span().start() >= span.start() && reading.span().end() <= span.end();
                if (inside && !within.contains(reading)) {
                    within.add(reading);
                }
            }
        }
        return within;
    }

    private List<AcceptedReading> accepted(Window window) {
        TextSpan span = new TextSpan(window.number * WINDOW, (window.number + 1) * WINDOW);
        String resource = new DocumentAddress(window.version.document(), Optional.empty()).path();
        return readings.accepted(resource, window.version.hash(), span, viewer);
    }

    private Optional<Source> source(DocumentAddress address) {
        Optional<Source> known = sources.get(address, this::find);
        return known == null ? Optional.empty() : known;
    }

    private Optional<Source> find(DocumentAddress address) {
        Optional<Document> document = catalogue.document(address.id(), viewer);
        Optional<Version> version = catalogue.version(address, viewer);
        return document.isPresent() && version.isPresent()
                ? Optional.of(new Source(document.get(), version.get(), Optional.empty()))
                : Optional.empty();
    }

    private String label(PageAddress address) {
        return catalogue.page(address, viewer).map(Page::label).orElseGet(() -> String.valueOf(address.number()));
    }
}
