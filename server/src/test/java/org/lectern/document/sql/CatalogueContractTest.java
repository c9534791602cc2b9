package org.lectern.document.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.DescribeOutcome;
import org.lectern.document.DescribeOutcome.ChangedElsewhere;
import org.lectern.document.DescribeOutcome.Described;
import org.lectern.document.DescribeOutcome.Missing;
import org.lectern.document.Document;
import org.lectern.document.DocumentEdit;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Metadata;
import org.lectern.document.MetadataField;
import org.lectern.document.PlainMetadata;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.VersionFollower;
import org.lectern.document.Withdrawal;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** What every library keeps of a document beside its text, in each database. */
class CatalogueContractTest {
    private static final Instant DAY = Instant.parse("2024-05-06T07:08:09.010Z");
    private static final AccountId ANN = new AccountId("aaaaaaaaaaaa");
    private static final AccountId BEN = new AccountId("bbbbbbbbbbbb");
    private static final DocumentId ID = new DocumentId("diary");

    @TempDir
    private Path folder;

    private Catalogue open(Database database) {
        return new SqlCatalogue(database, new ContentStore(folder.resolve("files")));
    }

    private void ingest(Catalogue catalogue, DocumentId id, String text) throws IOException, UnreadableSourceException {
        Metadata metadata = PlainMetadata.of("A diary", List.of("Ann"), Optional.of("1937"));
        catalogue.ingest(
                new Ingest(
                        id,
                        metadata,
                        Audience.of(GroupId.PUBLIC),
                        Optional.of(ANN),
                        Files.writeString(folder.resolve("text.txt"), text),
                        DAY),
                VersionFollower.NOBODY);
    }

    private static Metadata now(Catalogue catalogue) {
        return catalogue.document(ID, Viewer.ANYONE).map(Document::metadata).orElseThrow();
    }

    private static List<String> kinds(Database database) {
        return database.changesOf("/documents/diary").stream()
                .map(Database.LoggedChange::kind)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void each_change_of_what_is_said_is_kept_with_who_when_before_and_after(TestDatabases kind) throws Exception {
        Supplier<Database> databases = kind.empty(folder);
        Metadata after;
        try (Database database = databases.get()) {
            Catalogue catalogue = open(database);
            ingest(catalogue, ID, "One.");
            Metadata before = now(catalogue);
            after = MetadataField.PROVENANCE.set(
                    MetadataField.CREATORS.set(before, "Ann\nОльга"), "A cellar.\n\nThen mine.");
            DescribeOutcome done = catalogue.describe(ID, Optional.of(before), after, BEN, DAY.plusSeconds(1));
            assertThat(done)
                    .isEqualTo(new Described(List.of(
                            new DocumentEdit(1, DAY.plusSeconds(1), BEN, MetadataField.CREATORS, "Ann", "Ann\nОльга"),
                            new DocumentEdit(
                                    2,
                                    DAY.plusSeconds(1),
                                    BEN,
                                    MetadataField.PROVENANCE,
                                    "",
                                    "A cellar.\n\nThen mine."))));
            assertThat(now(catalogue)).isEqualTo(after);
            assertThat(kinds(database)).containsExactly("document-described");
            assertThat(database.changesOf("/documents/diary").getFirst().payload())
                    .contains("{\"fields\":[\"creators\",\"provenance\"]}");

            assertThat(catalogue.describe(ID, Optional.of(before), before, ANN, DAY))
                    .isEqualTo(new ChangedElsewhere());
            assertThat(catalogue.describe(ID, Optional.of(after), after, ANN, DAY))
                    .isEqualTo(new Described(List.of()));
            assertThat(kinds(database)).hasSize(1);
        }
        try (Database database = databases.get()) {
            Catalogue catalogue = open(database);
            assertThat(now(catalogue)).isEqualTo(after);
            assertThat(catalogue.describe(
                            ID, Optional.empty(), MetadataField.DATE.set(after, ""), ANN, DAY.plusSeconds(2)))
                    .isInstanceOf(Described.class);
            assertThat(catalogue.edits(ID, Viewer.ANYONE))
                    .extracting(DocumentEdit::number)
                    .containsExactly(3, 2, 1);
            assertThat(catalogue.edits(ID, Viewer.ANYONE).getFirst())
                    .isEqualTo(new DocumentEdit(3, DAY.plusSeconds(2), ANN, MetadataField.DATE, "1937", ""));
            ingest(catalogue, ID, "Two.");
            assertThat(now(catalogue)).isEqualTo(MetadataField.DATE.set(after, ""));
            assertThat(catalogue.describe(new DocumentId("none"), Optional.empty(), after, ANN, DAY))
                    .isEqualTo(new Missing());
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_those_who_go_by_the_same_only_one_is_first(TestDatabases kind) throws Exception {
        try (Database database = kind.empty(folder).get()) {
            Catalogue catalogue = open(database);
            ingest(catalogue, ID, "One.");
            Metadata before = now(catalogue);
            List<Callable<DescribeOutcome>> all = new ArrayList<>();
            for (int n = 0; n < 12; n++) {
                Metadata mine = MetadataField.TITLE.set(before, "Title " + n);
                all.add(() -> catalogue.describe(ID, Optional.of(before), mine, ANN, DAY));
            }
            List<DescribeOutcome> outcomes = new ArrayList<>();
            try (ExecutorService together = Executors.newFixedThreadPool(6)) {
                for (Future<DescribeOutcome> outcome : together.invokeAll(all)) {
                    outcomes.add(outcome.get());
                }
            }
            assertThat(outcomes).filteredOn(Described.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(ChangedElsewhere.class::isInstance).hasSize(11);
            DocumentEdit only = catalogue.edits(ID, Viewer.ANYONE).getFirst();
            assertThat(only.number()).isEqualTo(1);
            assertThat(now(catalogue).title()).isEqualTo(only.after());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_withdrawn_document_is_there_for_nobody_until_it_is_brought_back_as_it_was(TestDatabases kind)
            throws Exception {
        Supplier<Database> databases = kind.empty(folder);
        Withdrawal withdrawal = new Withdrawal(DAY.plusSeconds(1), BEN, "The heirs asked.\nБольше ничего.");
        DocumentId other = new DocumentId("other");
        try (Database database = databases.get()) {
            Catalogue catalogue = open(database);
            ingest(catalogue, ID, "One.");
            ingest(catalogue, other, "Other.");
            assertThat(catalogue.withdraw(ID, withdrawal)).isTrue();
            assertThat(catalogue.withdraw(ID, new Withdrawal(DAY, ANN, "Again.")))
                    .as("the first reason stands")
                    .isFalse();
            assertThat(catalogue.withdraw(new DocumentId("none"), withdrawal)).isFalse();
            assertThat(catalogue.describe(
                            ID,
                            Optional.empty(),
                            catalogue
                                    .document(other, Viewer.ANYONE)
                                    .orElseThrow()
                                    .metadata(),
                            ANN,
                            DAY))
                    .isEqualTo(new Missing());
        }
        try (Database database = databases.get()) {
            Catalogue catalogue = open(database);
            assertThat(catalogue.document(ID, Viewer.ANYONE)).isEmpty();
            assertThat(catalogue.documents(Viewer.ANYONE))
                    .extracting(Document::id)
                    .containsExactly(other);
            Document gone = catalogue.withdrawn(ID, Viewer.ANYONE).orElseThrow();
            assertThat(gone.withdrawal()).contains(withdrawal);
            assertThat(catalogue.withdrawn(Viewer.ANYONE)).containsExactly(gone);

            assertThat(catalogue.restore(other, ANN, DAY))
                    .as("it was not withdrawn")
                    .isFalse();
            assertThat(catalogue.restore(ID, ANN, DAY.plusSeconds(2))).isTrue();
            assertThat(catalogue.restore(ID, ANN, DAY.plusSeconds(3))).isFalse();
            assertThat(catalogue.document(ID, Viewer.ANYONE).orElseThrow().withdrawal())
                    .isEmpty();
            assertThat(catalogue.withdrawn(ID, Viewer.ANYONE)).isEmpty();
            assertThat(kinds(database)).containsExactly("document-withdrawn", "document-restored");
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_who_withdraw_it_at_once_leave_one_reason(TestDatabases kind) throws Exception {
        try (Database database = kind.empty(folder).get()) {
            Catalogue catalogue = open(database);
            ingest(catalogue, ID, "One.");
            List<Callable<Boolean>> both = List.of(
                    () -> catalogue.withdraw(ID, new Withdrawal(DAY, ANN, "Ann's.")),
                    () -> catalogue.withdraw(ID, new Withdrawal(DAY, BEN, "Ben's.")));
            int done = 0;
            try (ExecutorService together = Executors.newFixedThreadPool(2)) {
                for (Future<Boolean> withdrawn : together.invokeAll(both)) {
                    done += withdrawn.get() ? 1 : 0;
                }
            }
            assertThat(done).isEqualTo(1);
            assertThat(kinds(database)).containsExactly("document-withdrawn");
        }
    }
}
