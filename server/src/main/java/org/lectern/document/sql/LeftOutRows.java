package org.lectern.document.sql;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.lectern.document.LeftOut;
import org.lectern.document.Version;

/** What the files of versions have that is no part of their texts. */
final class LeftOutRows {
    private LeftOutRows() {}

    /** Of a version that was read from this very file; one that was there before keeps what was said of its own. */
    static void put(Handle handle, Version version, Map<LeftOut, Integer> leftOut) {
        if (leftOut.isEmpty()) {
            return;
        }
        handle.createUpdate("""
            UPDATE document_version SET left_out = :left
            WHERE document = :document AND version = :version AND source_hash = :source\
            """)
                .bind(
                        "left",
                        new TreeMap<>(leftOut)
                                .entrySet().stream()
                                        .map(left -> left.getKey().word() + " " + left.getValue())
                                        .collect(Collectors.joining("\n")))
                .bind("document", version.document().value())
                .bind("version", version.hash())
                .bind("source", version.sourceHash())
                .execute();
    }

    static SortedMap<LeftOut, Integer> of(Handle handle, Version version) {
        SortedMap<LeftOut, Integer> leftOut = new TreeMap<>();
        handle.createQuery(
                        "SELECT coalesce(left_out, '') FROM document_version WHERE document = :document AND version = :version")
                .bind("document", version.document().value())
                .bind("version", version.hash())
                .mapTo(String.class)
                .findOne()
                .orElse("")
                .lines()
                .map(line -> line.split(" ", -1))
                .forEach(line -> LeftOut.of(line[0]).ifPresent(what -> leftOut.put(what, Integer.parseInt(line[1]))));
        return leftOut;
    }
}
