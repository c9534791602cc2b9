package org.lectern.web;

import org.lectern.reading.UploadRoom;
import org.lectern.web.FormHtml.Trouble;

/** Why an upload is not taken in, with the field of the form that the words belong to. */
record UploadRefusal(Problem problem, Trouble trouble) {
    static UploadRefusal of(String field, String detail) {
        return new UploadRefusal(Problem.unprocessable(field, detail), new Trouble(field, detail));
    }

    /** It is the file that is wrong, and the field for its encoding where a person can do something about it. */
    static UploadRefusal ofEncoding(String detail) {
        return new UploadRefusal(Problem.unprocessable("file", detail), new Trouble("encoding", detail));
    }

    static UploadRefusal of(Problem problem, String field) {
        return new UploadRefusal(problem.with("field", field), new Trouble(field, problem.detail()));
    }

    static UploadRefusal notYours() {
        return of(
                Problem.of(
                        403,
                        "not-yours",
                        "This document is somebody else’s",
                        "This id is taken by somebody else’s document, and only they can add a version. Choose another id, or leave it empty."),
                "id");
    }

    static UploadRefusal idTaken() {
        return of(
                Problem.of(409, "id-taken", "This id is taken", "This id is taken. Choose another, or leave it empty."),
                "id");
    }

    /** @param outcome what the room for uploads said, which did not accept it */
    static UploadRefusal full(UploadRoom.Outcome outcome) {
        return of(
                switch (outcome) {
                    case UploadRoom.Outcome.DocumentFull(var used, var most) ->
                        Problem.of(
                                413,
                                "document-full",
                                "This document has no room for that",
                                "The files of a document have at most %s together (max-document), and those of this one have %s. Nothing of it was kept; ask whoever looks after this server for more, or make it a document of its own."
                                        .formatted(UploadedForm.size(most), UploadedForm.size(used)));
                    case UploadRoom.Outcome.AccountFull(var used, var most) ->
                        Problem.of(
                                403,
                                "account-full",
                                "You have no room for that",
                                "Your documents may take %s here (max-account), and %s of it are used. Nothing of this was kept; ask whoever looks after this server for more."
                                        .formatted(UploadedForm.size(most), UploadedForm.size(used)));
                    case UploadRoom.Outcome.Accepted(var ticket) -> throw new IllegalStateException("It was accepted");
                },
                "file");
    }
}
