package org.lectern.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.document.DocumentId;
import org.lectern.document.FileName;
import org.lectern.document.Ingest;
import org.lectern.document.Metadata;
import org.lectern.document.SourceFile;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of uploads that were accepted, a small file each, so that a server that is started again goes on with
 * them or can say what became of them. A file is written whole and synced before it takes its name, and none has a
 * password in it.
 *
 * <p>To add something that is said of an upload: in both {@link #write} and {@link #read}; what an older record does
 * not have is empty.
 */
final class UploadRecords {
    private static final Logger LOG = LoggerFactory.getLogger(UploadRecords.class);
    private static final String ENDING = ".upload";

    private final Path folder;
    private final Path received;

    /**
     * @param folder where the records are
     * @param received where the files are that they name
     */
    UploadRecords(Path folder, Path received) {
        this.folder = folder;
        this.received = received;
    }

    /**
     * An upload as it is kept.
     *
     * @param isNew whether it must not become a version of a document that is here
     * @param hadPassword whether a password was given that is not known any more
     * @param begun how often taking it in was begun without coming to an end
     */
    record Upload(
            int number,
            AccountId by,
            boolean isNew,
            Ingest ingest,
            boolean hadPassword,
            int begun,
            Optional<End> end) {}

    /** How it ended; its file is gone then. */
    sealed interface End {
        /** @param version of the document, and the one before, by their hashes */
        record Done(String version, Optional<String> before) implements End {}

        record Failed(String detail, Optional<Kind> kind) implements End {}
    }

    /** In the order in which they were accepted. What cannot be read is named in the log and left as it is. */
    List<Upload> all() {
        List<Upload> all = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (file.getFileName().toString().endsWith(ENDING)) {
                        read(file).ifPresent(all::add);
                    } else {
                        Files.deleteIfExists(file); // half written when the program ended
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used for uploads: %s".formatted(folder, e.getMessage()), e);
        }
        all.sort(Comparator.comparingInt(Upload::number));
        return all;
    }

    /** The same, and every received file goes that none of those names which have not ended: it was cut off. */
    List<Upload> clearReceived() {
        List<Upload> uploads = all();
        Set<Path> waiting = uploads.stream()
                .filter(upload -> upload.end().isEmpty())
                .map(upload -> upload.ingest().file())
                .collect(Collectors.toSet());
        try {
            Files.createDirectories(received);
            try (Stream<Path> left = Files.list(received)) {
                for (Path file : left.filter(file -> !waiting.contains(file)).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used for uploads: %s".formatted(received, e.getMessage()), e);
        }
        return uploads;
    }

    /** Once this has returned, it is on the disk, and so is the file that it names. */
    void accept(Upload upload) {
        try {
            sync(upload.ingest().file());
            sync(received);
        } catch (IOException e) {
            throw new UncheckedIOException("The received file could not be kept: " + e.getMessage(), e);
        }
        write(upload);
    }

    void write(Upload upload) {
        Ingest ingest = upload.ingest();
        Metadata metadata = ingest.metadata();
        Properties said = new Properties();
        said.setProperty("by", upload.by().value());
        said.setProperty("new", String.valueOf(upload.isNew()));
        said.setProperty("document", ingest.id().value());
        said.setProperty("named", String.valueOf(ingest.named()));
        said.setProperty("at", ingest.at().toString());
        said.setProperty("file", String.valueOf(ingest.file().getFileName()));
        said.setProperty("name", ingest.source().name().value());
        said.setProperty("renamed", String.valueOf(!ingest.source().name().isAsSent()));
        put(said, "encoding", ingest.source().encoding());
        put(said, "owner", ingest.owner().map(AccountId::value));
        said.setProperty(
                "audience",
                String.join(
                        "\n",
                        ingest.audience().groups().stream().map(GroupId::value).toList()));
        said.setProperty("title", metadata.title());
        said.setProperty("creators", String.join("\n", metadata.creators()));
        said.setProperty("languages", String.join("\n", metadata.languages()));
        put(said, "date", metadata.date());
        put(said, "publisher", metadata.publisher());
        put(said, "kind", metadata.kind());
        put(said, "source", metadata.source());
        put(said, "accessed", metadata.accessed());
        put(said, "provenance", metadata.provenance());
        said.setProperty("password", String.valueOf(upload.hadPassword()));
        said.setProperty("begun", String.valueOf(upload.begun()));
        upload.end().ifPresent(end -> {
            switch (end) {
                case End.Done(var version, var before) -> {
                    said.setProperty("version", version);
                    put(said, "before", before);
                }
                case End.Failed(var detail, var why) -> {
                    said.setProperty("failed", detail);
                    put(said, "reason", why.map(Kind::name));
                }
            }
        });
        keep(upload.number(), said);
    }

    private static void put(Properties said, String name, Optional<String> value) {
        value.ifPresent(known -> said.setProperty(name, known));
    }

    private void keep(int number, Properties said) {
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            said.store(written, null);
            Path half = Files.createTempFile(folder, ".half-", "");
            try {
                try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap(written.toByteArray());
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(half, file(number), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
            sync(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What is known of an upload could not be kept in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private Path file(int number) {
        return folder.resolve(number + ENDING);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Optional<Upload> read(Path file) {
        try {
            Properties said = new Properties();
            said.load(new ByteArrayInputStream(Files.readAllBytes(file)));
            String name = file.getFileName().toString();
            return Optional.of(
                    read(Integer.parseInt(name.substring(0, name.length() - ENDING.length())), new Said(said)));
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            LOG.error(
                    "{} says what was uploaded and cannot be read. If its text is missing, ask for it again; then remove the file.",
                    file,
                    e);
            return Optional.empty();
        }
    }

    private Upload read(int number, Said said) {
        Metadata metadata = new Metadata(
                said.whole("title"),
                said.lines("creators"),
                said.part("date"),
                said.part("publisher"),
                said.part("kind"),
                said.lines("languages"),
                said.part("source"),
                said.part("accessed"),
                said.part("provenance"));
        TreeSet<GroupId> groups = new TreeSet<>();
        said.lines("audience").forEach(group -> groups.add(new GroupId(group)));
        Ingest ingest = new Ingest(
                new DocumentId(said.whole("document")),
                metadata,
                said.is("named"),
                new Audience(groups),
                said.part("owner").map(AccountId::new),
                new SourceFile(
                        received.resolve(said.whole("file")),
                        FileName.kept(
                                said.whole("name"),
                                !said.part("renamed").filter("true"::equals).isPresent()),
                        said.part("encoding"),
                        Optional.empty()),
                Instant.parse(said.whole("at")));
        Optional<End> done = said.part("version").map(version -> new End.Done(version, said.part("before")));
        Optional<End> failed = said.part("failed")
                .map(detail -> new End.Failed(detail, said.part("reason").map(Kind::valueOf)));
        return new Upload(
                number,
                new AccountId(said.whole("by")),
                said.is("new"),
                ingest,
                said.is("password"),
                Integer.parseInt(said.whole("begun")),
                done.or(() -> failed));
    }

    /** A record's lines by their names. */
    private record Said(Properties lines) {
        Optional<String> part(String name) {
            return Optional.ofNullable(lines.getProperty(name));
        }

        String whole(String name) {
            return part(name).orElseThrow(() -> new IllegalArgumentException("It does not say " + name));
        }

        List<String> lines(String name) {
            return part(name).stream()
                    .flatMap(String::lines)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        boolean is(String name) {
            return Boolean.parseBoolean(whole(name));
        }
    }

    void remove(int number) {
        try {
            Files.deleteIfExists(file(number));
        } catch (IOException e) {
            LOG.warn("{} could not be removed; it can be deleted", file(number), e);
        }
    }
}
