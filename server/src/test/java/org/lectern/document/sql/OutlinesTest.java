package org.lectern.document.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.document.ContentStore;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.PlainMetadata;
import org.lectern.document.ReadingWatch;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** The part of an outline that stands beside a page is the same from memory as from the rows. */
class OutlinesTest {
    private static final int HEADINGS = 300;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void headings_around_a_place_are_those_of_the_rows_also_where_an_outline_leads_back(TestDatabases kind)
            throws Exception {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < HEADINGS; n++) {
            text.append("Chapter %d of This\n\nIt was said, and it was %d.\n\n".formatted(n, n));
        }
        try (Database database = kind.empty(folder).get()) {
            SqlCatalogue catalogue = new SqlCatalogue(database, new ContentStore(folder.resolve("files")));
            Version version = catalogue
                    .ingest(
                            new Ingest(
                                    new DocumentId("book"),
                                    PlainMetadata.titled("A book"),
                                    Audience.of(GroupId.PUBLIC),
                                    Optional.empty(),
                                    Files.writeString(folder.resolve("book.txt"), text),
                                    Instant.EPOCH),
                            VersionFollower.NOBODY,
                            ReadingWatch.NOBODY)
                    .version();
            int all = database.read(handle -> HeadingRows.count(handle, version));
            assertThat(all).isGreaterThan(50);
            for (int n = 0; n < 40; n++) {
                int ordinal = 1 + random.nextInt(all);
                int start = random.nextInt(version.characters());
                database.write(transaction -> transaction
                        .handle()
                        .createUpdate("UPDATE heading SET start_offset = :start WHERE ordinal = :ordinal")
                        .bind("start", start)
                        .bind("ordinal", ordinal)
                        .execute());
            }
            assertThat(catalogue.headings(version)).isEqualTo(all);
            assertThat(catalogue.outline(version)).isEqualTo(database.read(handle -> HeadingRows.all(handle, version)));
            for (int n = 0; n < 200; n++) {
                int offset = random.nextInt(version.characters());
                int most = 1 + random.nextInt(40);
                assertThat(catalogue.outline(version, offset, most))
                        .as("seed %d, %d around %d", seed, most, offset)
                        .isEqualTo(database.read(handle -> HeadingRows.around(handle, version, offset, most)));
            }
        }
    }
}
