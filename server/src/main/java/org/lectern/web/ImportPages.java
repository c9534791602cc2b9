package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.document.Catalogue;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.reading.ImportReport;
import org.lectern.reading.ImportService;
import org.lectern.reading.ImportWishes;

/** Annotations in from a file by a form: tried first, with where each would stand, then brought in. */
final class ImportPages {

    /** Bytes of what a form sends around its file. */
    private static final long FORM = 64 * 1024;

    private final ImportService importer;
    private final Catalogue catalogue;
    private final Groups groups;
    private final ImportFiles files = new ImportFiles();

    ImportPages(ImportService importer, Catalogue catalogue, Groups groups) {
        this.importer = importer;
        this.catalogue = catalogue;
        this.groups = groups;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/import", this::show);
        routes.post("/import", this::tryIt);
        Routes.get(routes, "/import/{file}", this::showTried);
        routes.post("/import/{file}", this::bringIn);
    }

    /** What was chosen on the form, as it was sent. */
    record Chosen(String share, String document) {
        static final Chosen NOTHING = new Chosen("", "");

        static Chosen of(Context ctx) {
            return new Chosen(Form.text(ctx, "share"), Form.text(ctx, "document"));
        }
    }

    private void show(Context ctx) {
        if (Asker.of(ctx).account().isEmpty()) {
            Form.goToSignIn(ctx, "/import");
            return;
        }
        form(ctx, 200, Chosen.NOTHING, "");
    }

    private void form(Context ctx, int status, Chosen chosen, String trouble) {
        Asker asker = Asker.of(ctx);
        List<Groups.Belonging> mine =
                asker.account().map(Account::id).map(groups::of).orElse(List.of());
        Form.page(
                ctx,
                status,
                Words.of(ctx).say("import.title"),
                new ImportHtml(Words.of(ctx)).form(chosen, mine, catalogue.documents(asker.viewer()), trouble));
    }

    private void tryIt(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Form.goToSignIn(ctx, "/import");
            return;
        }
        if (ctx.req().getContentLengthLong() > ImportFiles.MAX_FILE + FORM) {
            form(ctx, 413, Chosen.NOTHING, tooLarge());
            return;
        }
        Chosen chosen = Chosen.of(ctx);
        UploadedFile sent = ctx.uploadedFile("file");
        if (sent == null || sent.size() == 0) {
            form(ctx, 422, chosen, "Choose a file that has something in it.");
            return;
        }
        try {
            Path file = Files.createTempFile("lectern-import", ".json");
            boolean isKept = false;
            try {
                if (!ImportFiles.receive(sent.content(), file)) {
                    form(ctx, 413, chosen, tooLarge());
                    return;
                }
                isKept = tried(ctx, file, account.get(), chosen);
            } finally {
                if (!isKept) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The file could not be received", e);
        }
    }

    private static String tooLarge() {
        return "The file is too large: it may have %d MB here. Whoever looks after this server can bring it in by ./lectern import."
                .formatted(ImportFiles.MAX_FILE / 1024 / 1024);
    }

    /** Whether the file is kept for the second step. */
    private boolean tried(Context ctx, Path file, Account account, Chosen chosen) {
        Asker asker = Asker.of(ctx);
        Optional<ImportWishes> wishes = ImportRoutes.wishes(true, chosen.share(), chosen.document(), asker);
        if (wishes.isEmpty()) {
            form(ctx, 422, Chosen.NOTHING, "Choose a group that you are in and a document that is there.");
            return false;
        }
        try {
            importer.adopt(file, account, asker.viewer(), wishes.get());
            // By GET, so that going back to it from one of the places sends nothing again
            Form.go(
                    ctx,
                    "/import/%s?share=%s&document=%s"
                            .formatted(
                                    files.keep(file, account.id()),
                                    URLEncoder.encode(chosen.share(), StandardCharsets.UTF_8),
                                    URLEncoder.encode(chosen.document(), StandardCharsets.UTF_8)));
            return true;
        } catch (InvalidAnnotationException e) {
            form(ctx, 422, chosen, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void showTried(Context ctx) {
        Asker asker = Asker.of(ctx);
        Optional<Account> account = asker.account();
        if (account.isEmpty()) {
            Form.goToSignIn(ctx, "/import");
            return;
        }
        Chosen chosen = new Chosen(
                Optional.ofNullable(ctx.queryParam("share")).orElse(""),
                Optional.ofNullable(ctx.queryParam("document")).orElse(""));
        String name = ctx.pathParam("file");
        Optional<Path> file = files.find(name, account.get().id());
        Optional<ImportWishes> wishes = ImportRoutes.wishes(true, chosen.share(), chosen.document(), asker);
        if (file.isEmpty() || wishes.isEmpty()) {
            form(ctx, 422, Chosen.NOTHING, "The file is no longer kept here. Send it again.");
            return;
        }
        ImportReport report = importer.adopt(file.get(), account.get(), asker.viewer(), wishes.get());
        Words words = Words.of(ctx);
        Form.page(ctx, 200, words.say("import.title"), new ImportHtml(words).report(report, chosen, name));
    }

    private void bringIn(Context ctx) {
        Asker asker = Asker.of(ctx);
        Optional<Account> account = asker.account();
        if (account.isEmpty()) {
            Form.goToSignIn(ctx, "/import");
            return;
        }
        Chosen chosen = Chosen.of(ctx);
        String name = ctx.pathParam("file");
        Optional<Path> file = files.find(name, account.get().id());
        Optional<ImportWishes> wishes = ImportRoutes.wishes(false, chosen.share(), chosen.document(), asker);
        if (file.isEmpty() || wishes.isEmpty()) {
            form(ctx, 422, Chosen.NOTHING, "The file is no longer kept here. Send it again.");
            return;
        }
        ImportReport report = importer.adopt(file.get(), account.get(), asker.viewer(), wishes.get());
        files.forget(name);
        Form.page(
                ctx,
                200,
                Words.of(ctx).say("import.title"),
                new ImportHtml(Words.of(ctx)).done(report, account.get().id().path()));
    }
}
