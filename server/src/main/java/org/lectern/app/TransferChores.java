package org.lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.export.ExportFormat;
import org.lectern.export.Exporter.Exported;
import org.lectern.export.Exporter.Request;
import org.lectern.export.Included;
import org.lectern.export.Selection;
import org.lectern.people.Account;
import org.lectern.people.AccountName;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.reading.ImportReport;
import org.lectern.reading.ImportWishes;
import org.lectern.search.QueryReader;
import org.lectern.search.SearchQuery;
import org.lectern.web.SearchExport;

/**
 * Annotations out to files and in from files. What is long is left in a file of its own, which the command that asked
 * prints and removes: what a running server answers directly has to be short.
 */
final class TransferChores {
    static final String DOCUMENT = "document";
    static final String GROUP = "group";
    static final String ACCOUNT = "account";
    static final String SEARCH = "search";
    static final String EXACT_SEARCH = "exact search";

    private final Store store;
    private final Addresses addresses;

    TransferChores(Store store, String base) {
        this.store = store;
        this.addresses = new Addresses(base, List.of());
    }

    /**
     * @param words what kind of selection, which, as whom (empty for anyone, or for the group as such), format, and what
     *     to include
     * @return the path of a file that holds the export
     */
    String export(List<String> words) {
        Optional<Account> asked = words.get(2).isEmpty() ? Optional.empty() : Optional.of(account(words.get(2)));
        Selection selection = selection(words.get(0), words.get(1));
        ExportFormat format = ExportFormat.of(words.get(3)).orElseThrow();
        Included included = Included.of(Arrays.stream(words.get(4).split(",", -1))
                .flatMap(word -> Included.Kind.of(word).stream())
                .toList());
        Viewer viewer = asked.map(account -> store.groups.viewer(account.id())).orElseGet(() -> anybody(selection));
        Optional<Exported> exported =
                store.exporter(addresses).export(new Request(selection, included, format), asked, viewer);
        if (exported.isEmpty()) {
            throw new FailedException("There is no %s %s, or %s may not see it."
                    .formatted(
                            words.get(0),
                            words.get(1),
                            asked.isPresent() ? words.get(2) : "it is not public and --as"));
        }
        try (Exported file = exported.get()) {
            Path kept = Files.createTempFile("lectern-export", "." + format.extension());
            Files.copy(file.content(), kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return kept.toString();
        } catch (IOException e) {
            throw new FailedException("The export could not be written: " + e.getMessage(), e);
        }
    }

    /** What is shared with a group is seen with the group's own eyes; anything else with anybody's. */
    private static Viewer anybody(Selection selection) {
        return selection instanceof Selection.OfGroup(var group)
                ? new Viewer(Optional.empty(), Set.of(group, GroupId.PUBLIC), Set.of(group))
                : Viewer.ANYONE;
    }

    private Selection selection(String kind, String which) {
        return switch (kind) {
            case DOCUMENT ->
                new Selection.OfDocument(DocumentAddress.parse(which)
                        .orElseThrow(() -> new FailedException(
                                "\"%s\" is no document. Give its id, as in /documents/{id}.".formatted(which))));
            case GROUP -> new Selection.OfGroup(group(which));
            case ACCOUNT -> new Selection.OfAccount(account(which).id());
            case SEARCH -> search(which, false);
            case EXACT_SEARCH -> search(which, true);
            default ->
                throw new FailedException("The running Lectern does not know \"%s\". Restart it.".formatted(kind));
        };
    }

    private Selection search(String typed, boolean exact) {
        try {
            SearchQuery query = QueryReader.read(typed, Map.of(), EnumSet.allOf(SearchQuery.Scope.class), exact);
            if (query.isEmpty()) {
                throw new FailedException("Say what to search for, as in the search box.");
            }
            return SearchExport.of(store.search(), query, SearchExport.parameters(typed, exact));
        } catch (SearchQuery.UnreadableQueryException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static GroupId group(String id) {
        try {
            return new GroupId(id);
        } catch (IllegalArgumentException e) {
            throw new FailedException("\"%s\" is no group. Give its id, as in /groups/{id}.".formatted(id), e);
        }
    }

    private Account account(String name) {
        try {
            return store.people
                    .named(new AccountName(name.strip()))
                    .orElseThrow(() -> new FailedException("There is no account called %s.".formatted(name)));
        } catch (AccountName.InvalidNameException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * @param words the file, whose everything becomes (empty for its authors'), whether it is a trial, and, for what
     *     becomes somebody's, the group to share it with and the document it is on; either may be empty
     * @return the path of a file that holds the report
     */
    String bringIn(List<String> words) {
        Path file = Path.of(words.get(0));
        boolean dry = Boolean.parseBoolean(words.get(2));
        try {
            ImportReport report;
            if (words.get(1).isEmpty()) {
                report = store.importer(addresses).restore(file, dry);
            } else {
                Account account = account(words.get(1));
                Viewer viewer = store.groups.viewer(account.id());
                report = store.importer(addresses).adopt(file, account, viewer, wishes(words, dry, viewer));
            }
            Path said = Files.createTempFile("lectern-import", ".txt");
            Files.write(said, lines(report));
            return said.toString();
        } catch (InvalidAnnotationException e) {
            throw new FailedException("Nothing was brought in. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new FailedException("The report could not be written: " + e.getMessage(), e);
        }
    }

    private static ImportWishes wishes(List<String> words, boolean dry, Viewer viewer) {
        Optional<GroupId> share =
                Optional.of(words.get(3)).filter(id -> !id.isEmpty()).map(TransferChores::group);
        if (share.isPresent() && !viewer.groups().contains(share.get())) {
            throw new FailedException(
                    "%s is in no group %s.".formatted(words.get(1), share.get().value()));
        }
        Optional<DocumentId> document =
                Optional.of(words.get(4)).filter(id -> !id.isEmpty()).map(TransferChores::document);
        return new ImportWishes(dry, share, document);
    }

    private static DocumentId document(String id) {
        return DocumentAddress.parse(id)
                .map(DocumentAddress::id)
                .orElseThrow(() -> new FailedException(
                        "\"%s\" is no document. Give its id, as in /documents/{id}.".formatted(id)));
    }

    private static List<String> lines(ImportReport report) {
        List<String> lines = new ArrayList<>(List.of(report.summary()));
        lines.addAll(report.notices());
        for (ImportReport.Line line : report.lines()) {
            boolean plain = line.result() == ImportReport.Result.UNCHANGED
                    || (line.result().isNew() && line.detail().isEmpty() && !report.dry());
            if (!plain) {
                lines.add("%d %s: %s. %s"
                        .formatted(line.number(), line.id(), line.result().words(), line.detail())
                        .strip());
            }
        }
        return lines;
    }
}
