package org.lectern.annotation.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Annotations;
import org.lectern.annotation.Placer;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** An empty store and annotations to put into it. */
abstract class StoreUnderTest {
    static final int ALL = 10_000;

    final Annotations make = new Annotations();
    final TestDatabases kind;
    Database database;
    AnnotationStore store;

    @TempDir
    Path folder;

    StoreUnderTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = kind.empty(folder).get();
        store = new SqlAnnotationStore(database, Placer.NONE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Annotation add(Annotation annotation) {
        store.add(annotation, Optional.empty());
        return annotation;
    }

    Annotation replace(Annotation before, Audience audience) {
        Annotation next = make.next(before, audience);
        store.replace(next, before.revision());
        return next;
    }

    void withdraw(Annotation annotation) {
        store.withdraw(annotation.id(), annotation.creator(), annotation.revision(), make.tick());
    }

    List<AnnotationId> seen(AnnotationQuery query, Viewer viewer) {
        return Annotations.ids(store.slice(query, viewer, Optional.empty(), ALL).annotations());
    }

    List<AnnotationId> seen(Viewer viewer) {
        return seen(AnnotationQuery.ALL, viewer);
    }
}
