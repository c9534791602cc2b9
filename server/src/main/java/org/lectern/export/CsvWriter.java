package org.lectern.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.jsonld.Saying;

/**
 * A line for each annotation and each of the passages it stands on, as RFC 4180 has it. It begins with a byte order mark,
 * since spreadsheets otherwise take UTF-8 for something else. The first line after the column names is of the kind
 * "export" and says what the file is; see {@link CsvCell} for apostrophes in front of cells.
 */
final class CsvWriter implements ExcerptWriter {
    private static final char BOM = '\uFEFF';
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private static final List<String> COLUMNS = List.of(
            "kind",
            "quote",
            "citation",
            "page",
            "page label",
            "start",
            "end",
            "version",
            "address",
            "author",
            "audience",
            "created",
            "modified",
            "note",
            "tags",
            "source grade",
            "information grade",
            "transmission grade",
            "scale",
            "explanation",
            "relation",
            "linked quote",
            "linked address",
            "depth",
            "answers",
            "annotation",
            "readings");

    @Override
    public void head(Appendable out, ExportHead head) throws IOException {
        out.append(BOM);
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        printer.printRecord(COLUMNS);
        List<String> about = new ArrayList<>();
        about.add("%s, exported from Lectern at %s/ on %s. %s: %s."
                .formatted(head.title(), head.server(), head.made(), head.countWords(), head.forWhom()));
        if (!head.leftOut().isEmpty()) {
            about.add("Left out by choice: %s.".formatted(String.join(", ", head.leftOut())));
        }
        head.sources()
                .forEach(source -> about.add("%s. Version %s."
                        .formatted(
                                source.document().metadata().title(),
                                source.version().hash())));
        about.add("One apostrophe at the front of a cell is no part of its text.");
        Row row = new Row();
        row.put("kind", "export");
        row.put("note", String.join("\n", about));
        row.print(printer);
    }

    @Override
    public void excerpt(Appendable out, Excerpt excerpt) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        List<Optional<Quotation>> targets = excerpt.targets().isEmpty()
                ? List.of(Optional.empty())
                : excerpt.targets().stream().map(Optional::of).toList();
        for (Optional<Quotation> target : targets) {
            Row row = new Row();
            target.ifPresent(quotation -> place(row, quotation));
            describe(row, excerpt);
            row.print(printer);
        }
    }

    @Override
    public void passage(Appendable out, FoundPassage passage) throws IOException {
        Row row = new Row();
        row.put("kind", "passage");
        place(row, passage.quotation());
        row.print(new CSVPrinter(out, FORMAT));
    }

    private static void place(Row row, Quotation quotation) {
        row.put("address", quotation.address());
        quotation.source().ifPresent(source -> {
            row.put("citation", source.citation());
            row.put("version", source.version().hash());
        });
        quotation.words().ifPresent(words -> {
            row.put("quote", words.text());
            row.put(
                    "readings",
                    words.readings().stream()
                            .map(reading -> reading.printed() + " " + reading.sic())
                            .collect(Collectors.joining("\n")));
            row.put("page", String.valueOf(words.page()));
            row.put("page label", words.label());
            row.put("start", String.valueOf(words.span().start()));
            row.put("end", String.valueOf(words.span().end()));
        });
    }

    private static void describe(Row row, Excerpt excerpt) {
        Annotation annotation = excerpt.served().annotation();
        Saying saying = excerpt.saying();
        row.put("kind", excerpt.kind());
        row.put("author", excerpt.author());
        row.put("audience", excerpt.audience());
        row.put("created", annotation.created().toString());
        row.put("modified", annotation.modified().toString());
        List<String> notes =
                new ArrayList<>(saying.texts().stream().map(Saying.Text::value).toList());
        notes.addAll(saying.others());
        row.put("note", String.join("\n\n", notes));
        row.put("tags", String.join(", ", saying.tags()));
        for (Saying.Rating rating : saying.ratings()) {
            row.put(rating.axis() + " grade", rating.grade());
            row.put("scale", rating.scale());
        }
        row.put(
                "explanation",
                saying.ratings().stream()
                        .flatMap(rating -> rating.explanation().stream())
                        .collect(Collectors.joining("\n\n")));
        row.put("relation", excerpt.links().stream().map(Excerpt.Link::relation).collect(Collectors.joining("\n")));
        row.put(
                "linked quote",
                excerpt.links().stream()
                        .map(link ->
                                link.end().words().map(Quotation.Words::text).orElse(""))
                        .collect(Collectors.joining("\n\n")));
        row.put(
                "linked address",
                excerpt.links().stream().map(link -> link.end().address()).collect(Collectors.joining("\n")));
        row.put("depth", String.valueOf(excerpt.depth()));
        if (excerpt.depth() > 0 && !excerpt.targets().isEmpty()) {
            row.put("answers", excerpt.targets().getFirst().address());
        }
        row.put("annotation", excerpt.address());
    }

    /** One record, by the columns' names. */
    private static final class Row {
        private final String[] cells = new String[COLUMNS.size()];

        void put(String column, String text) {
            int index = COLUMNS.indexOf(column);
            if (index < 0) {
                throw new IllegalArgumentException("There is no column " + column);
            }
            cells[index] = CsvCell.safe(text);
        }

        void print(CSVPrinter printer) throws IOException {
            for (String cell : cells) {
                printer.print(cell == null ? "" : cell);
            }
            printer.println();
        }
    }
}
