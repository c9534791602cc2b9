package org.lectern.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Placement;
import org.lectern.annotation.Readings;
import org.lectern.annotation.jsonld.AnnotationWriter;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.review.Scales;

/**
 * Makes exports. A file is made whole on this machine's disk before its first byte leaves: so its head can say how much
 * is in it, what goes wrong is said instead of a file that ends somewhere, and a slow line holds up no database.
 */
public final class Exporter {
    private final Parts parts;

    /** What exports are made from. */
    public record Parts(
            Catalogue catalogue,
            AnnotationStore store,
            Readings readings,
            People people,
            Groups groups,
            Scales scales,
            Placing placing,
            Addresses addresses,
            InstantSource clock) {}

    /** Says where the ends of an annotation stand now, one for each in content order. */
    @FunctionalInterface
    public interface Placing {
        List<Optional<Placement>> of(Annotation annotation, Viewer viewer);
    }

    /** What somebody wants. */
    public record Request(Selection selection, Included included, ExportFormat format) {}

    public Exporter(Parts parts) {
        this.parts = parts;
    }

    /**
     * A finished export. Reading it to its end or closing it puts its file away.
     *
     * @param name for the file, in any script
     * @param length bytes
     */
    public record Exported(String name, ExportFormat format, ExportHead head, long length, InputStream content)
            implements AutoCloseable {
        @Override
        public void close() {
            try {
                content.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Empty where what is to be exported is not there for the viewer. */
    public Optional<Exported> export(Request request, Optional<Account> asked, Viewer viewer) {
        return title(request.selection(), viewer).map(title -> {
            try {
                return make(request, title, asked, viewer);
            } catch (IOException e) {
                throw new UncheckedIOException("The export could not be written to the disk", e);
            }
        });
    }

    /**
     * What there is to export.
     *
     * @param annotations how many the viewer may see
     */
    public record Offer(String title, int annotations) {}

    /** Empty where what is to be exported is not there for the viewer. */
    public Optional<Offer> offer(Selection.Stored selection, Viewer viewer) {
        return title(selection, viewer)
                .map(title -> new Offer(
                        title,
                        parts.store()
                                .summary(selection.query(Optional.empty()), viewer)
                                .total()));
    }

    /** What a selection is of, in words; empty where that is not there for the viewer. */
    private Optional<String> title(Selection selection, Viewer viewer) {
        return switch (selection) {
            case Selection.OfDocument(var address) ->
                parts.catalogue()
                        .version(address, viewer)
                        .flatMap(version -> parts.catalogue().document(address.id(), viewer))
                        .map(document -> document.metadata().title());
            case Selection.OfAccount(var id) ->
                parts.people()
                        .account(id)
                        .filter(account -> viewer.account().isPresent())
                        .map(account -> "Annotations by " + account.name().value());
            case Selection.OfGroup(var id) ->
                parts.groups()
                        .find(id)
                        .filter(group -> viewer.groups().contains(id))
                        .map(group -> group.name().value());
            case Selection.OfSearch search -> Optional.of("Search: " + search.typed());
        };
    }

    private ExcerptWriter writer(ExportFormat format) {
        return switch (format) {
            case JSON_LD -> new JsonLdWriter(new AnnotationWriter(parts.addresses()), parts.addresses());
            case MARKDOWN -> new MarkdownWriter();
            case HTML -> new HtmlWriter();
            case CSV -> new CsvWriter();
        };
    }

    private Exported make(Request request, String title, Optional<Account> asked, Viewer viewer) throws IOException {
        ExcerptWriter writer = writer(request.format());
        Path spool =
                Files.createTempFile("lectern-export", "." + request.format().extension());
        try {
            Excerpts walk;
            try (Writer out = Files.newBufferedWriter(spool, StandardCharsets.UTF_8)) {
                walk = walk(request, viewer, writer, out);
                writer.closing(out);
            }
            ExportHead head = new ExportHead(
                    parts.addresses().base(),
                    title,
                    request.selection().path(),
                    asked,
                    parts.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                    walk.count(),
                    walk.passages(),
                    request.included().leftOut(),
                    walk.sources(),
                    walk.groups(),
                    walk.scales(),
                    "/api%sformat=%s"
                            .formatted(
                                    request.selection().exportPath(),
                                    request.format().word()));
            StringBuilder before = new StringBuilder();
            writer.head(before, head);
            StringBuilder after = new StringBuilder();
            writer.foot(after);
            byte[] first = before.toString().getBytes(StandardCharsets.UTF_8);
            byte[] last = after.toString().getBytes(StandardCharsets.UTF_8);
            long length = first.length + Files.size(spool) + last.length;
            InputStream content = new SequenceInputStream(Collections.enumeration(List.of(
                    new java.io.ByteArrayInputStream(first),
                    Files.newInputStream(spool, StandardOpenOption.DELETE_ON_CLOSE),
                    new java.io.ByteArrayInputStream(last))));
            return new Exported(fileName(request, title), request.format(), head, length, content);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(spool);
            throw e;
        }
    }

    private Excerpts walk(Request request, Viewer viewer, ExcerptWriter writer, Writer out) throws IOException {
        boolean apart = writer.setsPassagesApart() && request.selection() instanceof Selection.OfSearch;
        Excerpts walk = new Excerpts(parts, request.selection(), request.included(), viewer, new Excerpts.Each() {
            @Override
            public void take(Excerpt excerpt) throws IOException {
                writer.excerpt(out, excerpt);
            }

            @Override
            public void passage(FoundPassage passage) throws IOException {
                if (!apart) {
                    writer.passage(out, passage);
                }
            }
        });
        walk.walk();
        if (apart) {
            writer.passages(out);
            passagesAgain(request, viewer, writer, out);
        }
        return walk;
    }

    /** The same walk once more, for a form in which passages do not stand among the excerpts. */
    private void passagesAgain(Request request, Viewer viewer, ExcerptWriter writer, Writer out) throws IOException {
        new Excerpts(parts, request.selection(), Included.of(List.of()), viewer, new Excerpts.Each() {
                    @Override
                    public void take(Excerpt excerpt) {
                        throw new IllegalStateException("No kind of annotation was asked for");
                    }

                    @Override
                    public void passage(FoundPassage passage) throws IOException {
                        writer.passage(out, passage);
                    }
                })
                .walk();
    }

    private static String fileName(Request request, String title) {
        String name = switch (request.selection()) {
            case Selection.OfDocument(DocumentAddress address) -> address.id().value();
            case Selection.OfAccount account -> title;
            case Selection.OfGroup group -> title;
            case Selection.OfSearch search -> "Found " + shortened(search.typed());
        };
        return "%s.%s".formatted(name, request.format().extension());
    }

    /** File systems have names of 255 bytes, and a letter may have four. */
    private static String shortened(String typed) {
        int length = Math.min(40, typed.codePointCount(0, typed.length()));
        return typed.substring(0, typed.offsetByCodePoints(0, length)).strip();
    }
}
