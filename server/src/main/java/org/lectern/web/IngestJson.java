package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.lectern.annotation.Placement.State;
import org.lectern.document.Catalogue;
import org.lectern.document.IngestReport;
import org.lectern.document.Ingested;
import org.lectern.document.TextLimits;
import org.lectern.document.Version;
import org.lectern.people.Viewer;
import org.lectern.reading.IngestQueue.Progress;
import org.lectern.reading.Ledger;
import org.lectern.reading.UploadTicket;

/** How far a program's upload is, and what became of it. */
final class IngestJson {
    private final Catalogue catalogue;
    private final Ledger ledger;

    IngestJson(Catalogue catalogue, Ledger ledger) {
        this.catalogue = catalogue;
        this.ledger = ledger;
    }

    /** @param viewer who is told how many notes came to a new version, of those that they may see */
    ObjectNode ticket(UploadTicket ticket, Viewer viewer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ingest", "/api/ingests/" + ticket.number())
                .put("document", ticket.document().value())
                .put("fileName", ticket.fileName().value())
                .put("renamed", !ticket.fileName().isAsSent());
        switch (ticket.progress()) {
            case Progress.Waiting() -> json.put("state", "waiting");
            case Progress.Working(var stage, var pages, var of) -> {
                json.put("state", stage.word());
                if (of > 0) {
                    json.putObject("progress").put("pages", pages).put("of", of);
                }
            }
            case Progress.NeedsPassword(var wrong, var again) ->
                json.put("state", "password")
                        .put("wrong", wrong)
                        .put("again", again)
                        .put(
                                "detail",
                                again
                                        ? "This file opens with a password only, and the server, which keeps none, was started anew since it was given. POST {\"password\": …} to it at …/password once more."
                                        : "This file opens with a password only. POST {\"password\": …} to it at …/password.");
            case Progress.Failed(var detail, var kind) -> {
                json.put("state", "failed").put("detail", detail);
                kind.ifPresent(why -> json.put("reason", why.word()));
            }
            case Progress.Done(var ingested) -> {
                json.put("state", "done");
                json.set("report", report(ingested, viewer));
            }
        }
        return json;
    }

    private ObjectNode report(Ingested ingested, Viewer viewer) {
        Version version = ingested.version();
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put(
                        "outcome",
                        ingested.isUnchanged() ? "unchanged" : ingested.before().isEmpty() ? "added" : "changed")
                .put("document", "/api/documents/" + version.document().value())
                .put("version", version.hash())
                .put("pages", version.pages())
                .put("characters", version.characters());
        ArrayNode sameFile = report.putArray("sameFile");
        catalogue
                .sameFile(version, viewer)
                .forEach(other -> sameFile.add("/api" + other.address().path()));
        IngestReport found = catalogue.report(version);
        report.put("mediaType", version.mediaType());
        catalogue.encoding(version).ifPresent(encoding -> report.put("encoding", encoding));
        report.put("passages", found.passages());
        ObjectNode languages = report.putObject("languages");
        found.languages().forEach(languages::put);
        report.put("suspects", found.suspects());
        ArrayNode unknown = report.putArray("pagesWithUnknown");
        found.unknown().forEach(unknown::add);
        ArrayNode without = report.putArray("pagesWithoutText");
        found.withoutText().forEach(without::add);
        found.wholeUpTo().ifPresent(most -> {
            ObjectNode beyond = report.putObject("tooLongFor").put("characters", most);
            beyond.put("setting", TextLimits.WHOLE_SETTING);
            beyond.putArray("what").add("shared-text").add("quotations").add("grade-strip");
        });
        ObjectNode leftOut = report.putObject("leftOut");
        ObjectNode writtenOut = report.putObject("writtenOut");
        catalogue
                .leftOut(version)
                .forEach((what, number) -> (what.isWritten() ? writtenOut : leftOut).put(what.shortWord(), number));
        if (ingested.before().isPresent()) {
            report.put("before", ingested.before().get().hash())
                    .put("changes", "/api%s/changes".formatted(version.address().path()));
            Map<State, Integer> counts = ledger.counts(version, viewer);
            ObjectNode notes = report.putObject("notes");
            for (State state : State.values()) {
                notes.put(state.word(), counts.getOrDefault(state, 0));
            }
        }
        return report;
    }
}
