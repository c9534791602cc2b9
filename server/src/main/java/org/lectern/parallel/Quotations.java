package org.lectern.parallel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitedWork;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.Reference;
import org.lectern.citation.WorkKey;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.TooLongException;
import org.lectern.document.Version;
import org.lectern.parallel.QuotationCheck.Outcome;
import org.lectern.parallel.WorkDocuments.Choice;
import org.lectern.people.Viewer;

/**
 * Quotations of works that are in the library themselves: which document a work is, and what holding a quotation against
 * it shows. Safe for use by several threads.
 */
public final class Quotations {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern RANGE = Pattern.compile("(\\d+)\\s*[-–]\\s*(\\d+)");
    private static final int LONGEST_RANGE = 200;
    private static final int INDEXED_IN_MEMORY = 4_000_000;

    private final Catalogue catalogue;
    private final Parallels parallels;
    private final WorkDocuments documents;
    private final Cache<Version, IndexedText> indexed = Caffeine.newBuilder()
            .maximumWeight(INDEXED_IN_MEMORY)
            .weigher((Version version, IndexedText text) -> text.text().length())
            .build();

    public Quotations(Catalogue catalogue, Parallels parallels, WorkDocuments documents) {
        this.catalogue = catalogue;
        this.parallels = parallels;
        this.documents = documents;
    }

    /**
     * A document that is a cited work.
     *
     * @param choice who said so; empty where author, title and year say so
     */
    public record InLibrary(Document document, Optional<Choice> choice) {}

    /** Which document a work is, of those that a viewer sees. */
    public Optional<InLibrary> documentOf(CitedWork work, Viewer viewer) {
        Optional<Choice> choice = documents.of(work.id());
        if (choice.isPresent()) {
            return choice.get()
                    .document()
                    .flatMap(id -> catalogue.document(id, viewer))
                    .map(document -> new InLibrary(document, choice));
        }
        WorkKey key = WorkKey.of(work.reference());
        return catalogue.documents(viewer).stream()
                .filter(document -> key.sameWork(WorkKey.of(record(document))))
                .findFirst()
                .map(document -> new InLibrary(document, Optional.empty()));
    }

    /** What a document says of itself, as a reference to it would. */
    private static Reference record(Document document) {
        Matcher year =
                Pattern.compile("\\d{4}").matcher(document.metadata().date().orElse(""));
        return new Reference(
                document.metadata().creators(),
                document.metadata().title(),
                year.find() ? OptionalInt.of(Integer.parseInt(year.group())) : OptionalInt.empty(),
                "");
    }

    /** What was said of a work, whatever became of the document. */
    public Optional<Choice> choice(String work) {
        return documents.of(work);
    }

    public void choose(String work, Choice choice) {
        documents.choose(work, choice);
    }

    /** Whether a document is too long for quotations to be held against it. */
    public boolean isTooLong(Document source) {
        return catalogue.isLong(source.current());
    }

    /**
     * Empty for a citation that quotes nothing, or a book's worth, or stands in the very document.
     *
     * @throws TooLongException where the source is
     */
    public Optional<QuotationCheck> check(FoundCitation citation, Document source, Viewer viewer) {
        Version there = source.current();
        if (citation.version().document().equals(there.document())) {
            return Optional.empty();
        }
        return citation.citation()
                .quoted()
                .flatMap(span -> CitingText.of(citation, span, catalogue, parallels)
                        .map(citing -> {
                            IndexedText text = indexed.get(
                                    there,
                                    version -> new IndexedText(
                                            catalogue.text(version).codePoints()));
                            return placed(citing.check(span, text, parallels.words(there)), citation, there, viewer);
                        }));
    }

    /** Where the source has printed page numbers, the quotation has to stand on one of those that are cited. */
    private QuotationCheck placed(QuotationCheck check, FoundCitation citation, Version there, Viewer viewer) {
        List<TextSpan> places = check.pieces().stream()
                .flatMap(piece -> piece.source().stream())
                .toList();
        if (places.isEmpty() || check.outcome() == Outcome.NOT_FOUND) {
            return new QuotationCheck(check.outcome(), check.pieces(), check.edits(), Optional.empty());
        }
        int first = catalogue.pageAt(there, places.getFirst().start());
        int last = catalogue.pageAt(there, Math.max(0, places.getLast().end() - 1));
        Optional<String> label = label(there, first, viewer);
        boolean elsewhere = hasPrintedNumbers(there, viewer)
                && citation.citation()
                        .locator()
                        .map(span -> pages(catalogue.words(citation.version(), span)))
                        .filter(cited -> !cited.isEmpty())
                        .filter(cited -> IntStream.rangeClosed(Math.min(first, last), Math.max(first, last))
                                .mapToObj(page -> label(there, page, viewer).orElse(""))
                                .noneMatch(cited::contains))
                        .isPresent();
        return new QuotationCheck(
                elsewhere ? Outcome.ELSEWHERE : check.outcome(), check.pieces(), check.edits(), label);
    }

    private Optional<String> label(Version version, int number, Viewer viewer) {
        return catalogue
                .page(new PageAddress(version.address(), number), viewer)
                .map(Page::label);
    }

    /** A text has pages of this program's making; only a file that is paged itself has those that are cited. */
    private boolean hasPrintedNumbers(Version version, Viewer viewer) {
        return !version.mediaType().startsWith("text/")
                && label(version, 1, viewer).isPresent();
    }

    private static Set<String> pages(String locator) {
        Set<String> pages = new HashSet<>();
        Matcher range = RANGE.matcher(locator);
        while (range.find() && range.group(1).length() < 6 && range.group(2).length() < 6) {
            int from = Integer.parseInt(range.group(1));
            int to = Integer.parseInt(range.group(2));
            // p. 135-39 is p. 135 to 139
            String whole = range.group(2).length() < range.group(1).length()
                    ? range.group(1)
                                    .substring(
                                            0,
                                            range.group(1).length()
                                                    - range.group(2).length())
                            + range.group(2)
                    : String.valueOf(to);
            for (int page = from; page <= Integer.parseInt(whole) && page - from <= LONGEST_RANGE; page++) {
                pages.add(String.valueOf(page));
            }
        }
        NUMBER.matcher(locator).results().forEach(number -> pages.add(number.group()));
        return pages;
    }
}
