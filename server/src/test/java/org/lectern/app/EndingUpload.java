package org.lectern.app;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.lectern.annotation.PlacementStore;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Metadata;
import org.lectern.document.PlainMetadata;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.IngestService;

/** The program that takes an upload in and ends itself without a word on the way; see {@link AcceptedUploadTest}. */
final class EndingUpload {
    /** What it exits with then. */
    static final int ENDED = 9;

    private EndingUpload() {}

    /** Where the program ends. */
    enum Point {
        /** Accepted, not begun. */
        ACCEPTED,
        /** Begun, nothing of it kept. */
        BEGUN,
        /** All rows written, nothing committed. */
        WRITTEN,
        /** Committed, and nobody was told. */
        COMMITTED
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Point point = Point.valueOf(arguments[1]);
        AccountId account = new AccountId(arguments[2]);
        DataFolder folder = DataFolder.take(data).orElseThrow();
        Store store = new Store(folder);
        CountDownLatch never = new CountDownLatch(1);
        Catalogue ending = (Catalogue) Proxy.newProxyInstance(
                EndingUpload.class.getClassLoader(), new Class<?>[] {Catalogue.class}, (proxy, method, given) -> {
                    boolean isIngest = method.getName().equals("ingest");
                    endIf(isIngest && point == Point.BEGUN);
                    if (isIngest && point == Point.ACCEPTED) {
                        never.await();
                    }
                    Object answer = method.invoke(store.catalogue, given);
                    endIf(isIngest && point == Point.COMMITTED);
                    return answer;
                });
        PlacementStore placements = (PlacementStore) Proxy.newProxyInstance(
                EndingUpload.class.getClassLoader(), new Class<?>[] {PlacementStore.class}, (proxy, method, given) -> {
                    Object answer = method.invoke(store.placements, given);
                    endIf(point == Point.WRITTEN && method.getName().equals("placeAll"));
                    return answer;
                });
        IngestService ingests = new IngestService(ending, placements, store.citations);
        IngestQueue queue = new IngestQueue(ingests, folder.incoming(), folder.uploads(), Long.MAX_VALUE);
        if (arguments.length > 3) {
            queue.add(ingest(folder, arguments, account), account, !arguments[3].equals("kept"));
        }
        endIf(point == Point.ACCEPTED);
        never.await();
    }

    private static Ingest ingest(DataFolder folder, String[] arguments, AccountId account) throws IOException {
        Path received = Files.createTempFile(folder.incoming(), "upload-", "");
        Files.write(received, Files.readAllBytes(Path.of(arguments[4])));
        Metadata metadata = PlainMetadata.titled("A title");
        Optional<Password> password = arguments.length > 5 ? Optional.of(new Password(arguments[5])) : Optional.empty();
        String name = String.valueOf(Path.of(arguments[4]).getFileName());
        return new Ingest(
                new DocumentId(arguments[3]),
                metadata,
                true,
                Audience.ONLY_AUTHOR,
                Optional.of(account),
                new SourceFile(received, name, Optional.empty(), password),
                Instant.now());
    }

    private static void endIf(boolean isHere) {
        if (isHere) {
            Runtime.getRuntime().halt(ENDED);
        }
    }
}
