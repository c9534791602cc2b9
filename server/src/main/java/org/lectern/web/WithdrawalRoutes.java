package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Withdrawal;
import org.lectern.people.Account;
import org.lectern.web.FormHtml.Trouble;

/**
 * Withdraws documents and brings them back. At all addresses of a withdrawn one, whoever could read it is told why and
 * since when (410); for all others there is nothing, as before.
 */
final class WithdrawalRoutes {
    private static final Pattern ADDRESS = Pattern.compile("/(?:api/)?(documents|passages)/([^/]+)(/.*)?");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Catalogue catalogue;
    private final InstantSource clock;

    WithdrawalRoutes(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** To be added after the guard and before all else that answers at the addresses of documents. */
    void addTo(RoutesConfig routes) {
        for (String below : new String[] {"/documents/*", "/api/documents/*", "/passages/*", "/api/passages/*"}) {
            routes.before(below, this::stopAtWithdrawn);
        }
        routes.post("/documents/{document}/withdrawal", this::withdrawByForm);
        routes.post("/documents/{document}/restore", this::restoreByForm);
        routes.put("/api/documents/{document}/withdrawal", this::withdraw);
        routes.delete("/api/documents/{document}/withdrawal", this::restore);
    }

    private void stopAtWithdrawn(Context ctx) {
        Matcher path = ADDRESS.matcher(ctx.path());
        if (!path.matches() || restores(ctx)) {
            return;
        }
        Optional<Document> withdrawn = path.group(1).equals("passages")
                ? catalogue.withdrawn(path.group(2), Asker.of(ctx).viewer())
                : DocumentAddress.parse(path.group(2))
                        .flatMap(address ->
                                catalogue.withdrawn(address.id(), Asker.of(ctx).viewer()));
        withdrawn.ifPresent(document -> {
            answerGone(ctx, document);
            ctx.skipRemainingHandlers();
        });
    }

    private static boolean restores(Context ctx) {
        return switch (ctx.method().name()) {
            case "POST" -> ctx.path().endsWith("/restore");
            case "DELETE" -> ctx.path().endsWith("/withdrawal");
            default -> false;
        };
    }

    private static void answerGone(Context ctx, Document document) {
        Withdrawal withdrawal = document.withdrawal().orElseThrow();
        ctx.header("Vary", Answer.VARY);
        if (ctx.path().startsWith("/api/") || !Accept.of(ctx).prefersHtml()) {
            Problem.gone("This document was withdrawn on %s. The reason given: %s"
                            .formatted(withdrawal.at().truncatedTo(ChronoUnit.SECONDS), withdrawal.reason()))
                    .with("reason", withdrawal.reason())
                    .with("withdrawn", withdrawal.at().toString())
                    .answer(ctx);
            return;
        }
        boolean mayRestore =
                Asker.of(ctx).account().filter(document::mayBeWithdrawnBy).isPresent();
        page(ctx, 410, "withdrawn.title", new WithdrawalHtml(Words.of(ctx)).gone(document, withdrawal, mayRestore));
    }

    private static void page(Context ctx, int status, String title, String main) {
        Words words = Words.of(ctx);
        ctx.status(status)
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(new Frame(words, "document", words.say(title)).page(main));
    }

    /** A document, and who may withdraw it and bring it back. */
    private record Allowed(Document document, Account account) {}

    /** Answers where it is not there or not theirs to withdraw. */
    private Optional<Allowed> allowed(Context ctx, boolean isWithdrawn) {
        ctx.header("Vary", Answer.VARY);
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return Optional.empty();
        }
        Optional<Document> document = DocumentAddress.parse(ctx.pathParam("document"))
                .filter(address -> address.version().isEmpty())
                .flatMap(address -> isWithdrawn
                        ? catalogue.withdrawn(address.id(), Asker.of(ctx).viewer())
                        : catalogue.document(address.id(), Asker.of(ctx).viewer()));
        if (document.isEmpty()) {
            Problem.noDocument().answer(ctx);
            return Optional.empty();
        }
        if (!document.get().mayBeWithdrawnBy(account.get())) {
            Problem.of(
                            403,
                            "not-yours",
                            "This document is somebody else’s",
                            "Only whoever brought it and whoever looks after this server can withdraw it and bring it back. Nothing was changed.")
                    .answer(ctx);
            return Optional.empty();
        }
        return Optional.of(new Allowed(document.get(), account.get()));
    }

    private void withdrawByForm(Context ctx) {
        allowed(ctx, false).ifPresent(allowed -> {
            String reason = Form.text(ctx, "reason").replace("\r\n", "\n");
            Document document = allowed.document();
            Optional<String> trouble = trouble(reason);
            if (trouble.isPresent()) {
                WithdrawalHtml html = new WithdrawalHtml(Words.of(ctx));
                page(ctx, 422, "withdraw.title", html.again(document, reason, new Trouble("reason", trouble.get())));
                return;
            }
            // Who was a moment quicker has withdrawn it as well; the page that this leads to has their reason
            withdraw(allowed, reason);
            Form.go(ctx, "/documents/" + document.id().value());
        });
    }

    private void withdraw(Context ctx) {
        allowed(ctx, false).ifPresent(allowed -> {
            String reason = reason(ctx.bodyAsBytes()).strip();
            Optional<String> trouble = trouble(reason);
            if (trouble.isPresent()) {
                Problem.unprocessable("reason", trouble.get()).answer(ctx);
                return;
            }
            if (withdraw(allowed, reason)) {
                ctx.status(204);
                return;
            }
            catalogue
                    .withdrawn(allowed.document().id(), Asker.of(ctx).viewer())
                    .ifPresentOrElse(
                            document -> answerGone(ctx, document),
                            () -> Problem.stale().answer(ctx));
        });
    }

    private boolean withdraw(Allowed allowed, String reason) {
        return catalogue.withdraw(
                allowed.document().id(),
                new Withdrawal(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        allowed.account().id(),
                        reason));
    }

    /** Empty where there is none. */
    private static String reason(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
            return json == null ? "" : json.path("reason").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<String> trouble(String reason) {
        boolean isPlain = reason.codePoints()
                .allMatch(
                        c -> c == '\n' || !(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE));
        int length = reason.codePointCount(0, reason.length());
        return isPlain && !reason.isBlank() && length <= Withdrawal.MAX_REASON
                ? Optional.empty()
                : Optional.of(
                        "Say why, in at most %d characters. Nothing was changed.".formatted(Withdrawal.MAX_REASON));
    }

    private void restoreByForm(Context ctx) {
        allowed(ctx, true).ifPresent(allowed -> {
            restore(allowed);
            Form.go(
                    ctx,
                    "/documents/%s?done=restored"
                            .formatted(allowed.document().id().value()));
        });
    }

    private void restore(Context ctx) {
        allowed(ctx, true).ifPresent(allowed -> {
            restore(allowed);
            ctx.status(204);
        });
    }

    /** Who asks together with another finds done what they asked for. */
    private void restore(Allowed allowed) {
        catalogue.restore(allowed.document().id(), allowed.account().id(), clock.instant());
    }
}
