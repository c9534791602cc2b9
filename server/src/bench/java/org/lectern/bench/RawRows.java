package org.lectern.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** What has to be done with a long text whoever does it: it is decoded, written down, and each paragraph gets a row. */
final class RawRows {
    private static final int AT_ONCE = 1_000;
    private static final int ON_A_PAGE = 10;
    private static final String VERSION = "a".repeat(64);

    private RawRows() {}

    /** @param folder for what is written; it is not read again */
    static double seconds(Path text, Path folder) throws Exception {
        long begun = System.nanoTime();
        Path copy = folder.resolve("raw.txt");
        int lines;
        try (BufferedReader in = Files.newBufferedReader(text, StandardCharsets.UTF_8);
                BufferedWriter out = Files.newBufferedWriter(copy, StandardCharsets.UTF_8);
                Connection database = open(folder.resolve("raw.sqlite"))) {
            lines = copy(in, out, database);
        }
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (lines == 0) {
            throw new IllegalStateException("There was nothing to write");
        }
        Files.delete(copy);
        return seconds;
    }

    private static Connection open(Path file) throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA wal_autocheckpoint = 4000");
            statement.execute("""
                CREATE TABLE passage (document TEXT NOT NULL, version TEXT NOT NULL, ordinal INTEGER NOT NULL,
                  id TEXT NOT NULL, page INTEGER NOT NULL, kind TEXT NOT NULL, start_offset INTEGER NOT NULL,
                  end_offset INTEGER NOT NULL, language TEXT NOT NULL, PRIMARY KEY (document, version, ordinal))""");
            statement.execute("CREATE INDEX passage_by_id ON passage (id)");
            statement.execute("CREATE INDEX passage_by_page ON passage (document, version, page, ordinal)");
            statement.execute("CREATE INDEX passage_by_end ON passage (document, version, end_offset)");
        }
        database.setAutoCommit(false);
        return database;
    }

    private static int copy(BufferedReader in, BufferedWriter out, Connection database) throws Exception {
        int count = 0;
        int at = 0;
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO passage VALUES ('text', ?, ?, ?, ?, 'paragraph', ?, ?, 'en')")) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line);
                out.write('\n');
                int points = line.codePointCount(0, line.length());
                if (points > 0) {
                    insert.setString(1, VERSION);
                    insert.setInt(2, ++count);
                    insert.setString(3, id(count));
                    insert.setInt(4, count / ON_A_PAGE);
                    insert.setInt(5, at);
                    insert.setInt(6, at + points);
                    insert.addBatch();
                    if (count % AT_ONCE == 0) {
                        insert.executeBatch();
                        database.commit();
                    }
                }
                at += points + 1;
            }
            insert.executeBatch();
            database.commit();
        }
        return count;
    }

    /** Twelve characters in no order, as those of passages are. */
    private static String id(int number) {
        return Long.toString(Long.MAX_VALUE & number * 0x9E3779B97F4A7C15L, Character.MAX_RADIX)
                .concat("aaaaaaaaaaaa")
                .substring(0, 12);
    }
}
