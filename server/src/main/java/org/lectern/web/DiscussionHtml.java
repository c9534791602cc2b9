package org.lectern.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Body;
import org.lectern.annotation.Body.Flag;
import org.lectern.annotation.Body.Moderation;
import org.lectern.annotation.Body.TextualBody;
import org.lectern.annotation.Place;
import org.lectern.people.Groups;
import org.lectern.people.People;

/** What is said of something, in order, each with its answers, and the forms to say more. */
final class DiscussionHtml {
    /** The purpose of what somebody answers who is concerned: named in a flag, or the author of what is flagged. */
    static final String RESPONDING = "responding";

    static final List<String> VERBS = List.of(
            "noSourceGiven",
            "quotationNotFound",
            "quotationAltered",
            "omitsContext",
            "emphasisOfUnknownOrigin",
            "contradictedBy",
            "sharedTextSourceNotNamed",
            "statesAdvocacy",
            "personalDetailWithoutSource",
            "other");

    /** The forms below what was said, by their names on the page. */
    static final String SAY = "say";

    static final String FLAG = "flag";

    private static final int SLICE = 500;

    private final Words words;
    private final AnnotationStore store;
    private final People people;
    private final Groups groups;
    private final Asker asker;
    private final Refused refused;

    /** @param refused what was sent just now and could not be kept */
    DiscussionHtml(Words words, AnnotationStore store, People people, Groups groups, Asker asker, Refused refused) {
        this.refused = refused;
        this.words = words;
        this.store = store;
        this.people = people;
        this.groups = groups;
        this.asker = asker;
    }

    static String anchor(Annotation annotation) {
        return "annotation-" + annotation.id().value();
    }

    String html(List<String> targets, String here) {
        List<Annotation> all = new ArrayList<>();
        for (String target : targets) {
            var query = new AnnotationQuery(
                    Optional.of(Place.whole(target)), Optional.empty(), Optional.empty(), Optional.empty(), true);
            all.addAll(all(query));
        }
        Map<String, List<Annotation>> answers = new HashMap<>();
        List<Annotation> first = new ArrayList<>();
        for (Annotation one : all) {
            String about = one.targets().getFirst().resource();
            if (AnnotationId.ofPath(about).isPresent()) {
                answers.computeIfAbsent(about, any -> new ArrayList<>()).add(one);
            } else if (says(one) && !one.isHiddenFrom(asker.viewer())) {
                first.add(one);
            }
        }
        String said = first.isEmpty()
                ? words.html("<p>{discuss.none}</p>")
                : first.stream()
                        .map(one -> entry(one, answers, here))
                        .collect(Collectors.joining("", "<ol class=\"discussion\">\n", "</ol>\n"));
        return said + forms(targets.getFirst(), here);
    }

    /** However much was said: what is new stands last. */
    private List<Annotation> all(AnnotationQuery query) {
        List<Annotation> all = new ArrayList<>();
        Optional<AnnotationId> after = Optional.empty();
        boolean hasMore = true;
        while (hasMore) {
            AnnotationStore.Slice slice = store.slice(query, asker.viewer(), after, SLICE);
            all.addAll(slice.annotations());
            hasMore = slice.hasMore() && !slice.annotations().isEmpty();
            after = hasMore ? Optional.of(slice.annotations().getLast().id()) : after;
        }
        return all;
    }

    /** Grades have their own place. */
    private static boolean says(Annotation annotation) {
        return annotation.bodies().stream().anyMatch(body -> body instanceof TextualBody || body instanceof Flag)
                && annotation.bodies().stream().noneMatch(Body.ReliabilityRating.class::isInstance);
    }

    private String entry(Annotation one, Map<String, List<Annotation>> answers, String here) {
        List<Annotation> below = answers.getOrDefault(one.id().path(), List.of());
        boolean retracted = one.isRetracted(below);
        String replies = below.stream()
                .filter(DiscussionHtml::says)
                .filter(answer -> !answer.isHiddenFrom(asker.viewer()))
                .map(answer -> entry(answer, answers, here))
                .collect(Collectors.joining());
        return """
                <li id="%s"><p class="by"><b>%s</b> · %s · %s · %s</p>
                %s%s%s%s</li>
                """.formatted(
                        anchor(one),
                        kind(one),
                        Html.escape(people.account(one.creator())
                                .map(account -> account.name().value())
                                .orElse(words.say("correct.somebody"))),
                        words.day(one.created()),
                        audience(one),
                        retracted ? words.html("<p class=\"caption\">{discuss.retracted}</p>") : "",
                        said(one, retracted),
                        actions(one, retracted, here),
                        replies.isEmpty() ? "" : "<ol class=\"discussion\">\n" + replies + "</ol>\n");
    }

    private String kind(Annotation one) {
        if (one.bodies().stream().anyMatch(Flag.class::isInstance)) {
            return words.say("discuss.flag");
        }
        boolean responds = one.bodies().stream()
                .anyMatch(body -> body instanceof TextualBody text
                        && text.purpose().filter(RESPONDING::equals).isPresent());
        if (responds) {
            return words.say("discuss.response");
        }
        if (one.motivations().contains("questioning")) {
            return words.say("discuss.question");
        }
        return words.say(one.motivations().contains("replying") ? "discuss.reply" : "discuss.note");
    }

    private String audience(Annotation one) {
        String shared = one.audience().knownTo(asker.viewer()).groups().stream()
                .map(group -> group.isBuiltIn()
                        ? new GroupHtml(words).name(group)
                        : groups.find(group)
                                .map(found -> Html.escape(found.name().value()))
                                .orElse(""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return shared.isEmpty() ? words.say("discuss.onlyYou") : shared;
    }

    private String said(Annotation one, boolean retracted) {
        StringBuilder said = new StringBuilder();
        for (Body body : one.bodies()) {
            if (body instanceof Flag(var verb, var basis)) {
                said.append(paragraph("flagged", VERBS.contains(verb) ? words.say("flag." + verb) : verb, retracted));
                said.append(paragraph("said", basis, retracted));
                said.append(EvidenceHtml.html(words, one));
            } else if (body instanceof TextualBody text) {
                said.append(paragraph("said", text.value(), retracted));
            }
        }
        return said.toString();
    }

    private static String paragraph(String kind, String text, boolean retracted) {
        String escaped = Html.escape(text);
        return "<p class=\"%s\">%s</p>\n".formatted(kind, retracted ? "<del>" + escaped + "</del>" : escaped);
    }

    private String actions(Annotation one, boolean retracted, String here) {
        boolean flag = one.bodies().stream().anyMatch(Flag.class::isInstance);
        if (asker.account().isEmpty()) {
            return "";
        }
        String own = flag && asker.viewer().is(one.creator())
                ? words.html(
                        """
                        <form method="post" action="/discussion/%s/%s"><input type="hidden" name="next" value="%s"><button class="btn" type="submit">%s</button></form>
                        """,
                        one.id().value(),
                        retracted ? Moderation.REOPEN : Moderation.RETRACT,
                        Html.escape(here),
                        words.say(retracted ? "discuss.standBy" : "discuss.retract"))
                : "";
        String id = one.id().value();
        TypedForm form = new TypedForm(refused, answerForm(one.id()));
        return words.html(
                """
                %s<details class="careful"%s><summary>{discuss.answer}</summary>
                <form class="stack" method="post" action="/discussion"><input type="hidden" name="target" value="%s"><input type="hidden" name="next" value="%s">%s
                %s
                %s
                <div class="btns"><button class="btn" type="submit" name="kind" value="reply">{discuss.sendReply}</button>%s</div></form></details>
                """,
                own,
                form.open(),
                one.id().path(),
                Html.escape(here),
                form.trouble("words", "share"),
                form.area("answer-" + id, "words", words.say("discuss.words"), 3, " required", "", ""),
                share(form, "share-" + id, one),
                flag
                        ? words.html(
                                "<button class=\"btn\" type=\"submit\" name=\"kind\" value=\"response\">{discuss.sendResponse}</button>")
                        : "");
    }

    /** The form that answers something, by its name on the page. */
    static String answerForm(AnnotationId about) {
        return "answer-" + about.value();
    }

    private String share(TypedForm form, String id, Annotation about) {
        Optional<String> like = about.audience().groups().stream()
                .filter(asker.viewer().groups()::contains)
                .map(group -> group.value())
                .findFirst();
        return share(form, id, like.orElse(""));
    }

    private String share(TypedForm form, String id, String before) {
        String chosen = form.value("share", before);
        StringBuilder options = new StringBuilder();
        asker.account()
                .ifPresent(account -> groups.of(account.id())
                        .forEach(one -> option(
                                options,
                                one.group().id().value(),
                                Html.escape(one.group().name().value()),
                                chosen)));
        option(options, "everyone", words.say("group.everyone"), chosen);
        option(options, "public", words.say("group.anyone"), chosen);
        return words.html("""
                <div class="field"><label for="%s">{discuss.share}</label>%s<select class="input" id="%s" name="share"%s><option value="">{discuss.onlyYou}</option>
                %s</select></div>""", id, form.beside("share", id), id, form.attributes("share", id, ""), options);
    }

    private static void option(StringBuilder options, String value, String name, String chosen) {
        options.append(
                "<option value=\"%s\"%s>%s</option>\n".formatted(value, value.equals(chosen) ? " selected" : "", name));
    }

    private String forms(String target, String here) {
        if (asker.account().isEmpty()) {
            return "";
        }
        TypedForm say = new TypedForm(refused, SAY);
        TypedForm flag = new TypedForm(refused, FLAG);
        String verbs = VERBS.stream()
                .map(verb -> "<option value=\"%s\"%s>%s</option>\n"
                        .formatted(
                                verb,
                                verb.equals(flag.value("verb", "")) ? " selected" : "",
                                words.say("flag." + verb)))
                .collect(Collectors.joining());
        String hidden =
                "<input type=\"hidden\" name=\"target\" value=\"%s\"><input type=\"hidden\" name=\"next\" value=\"%s\">"
                        .formatted(target, Html.escape(here));
        return words.html(
                """
                <details class="careful"%s><summary>{discuss.say}</summary>
                <form class="stack" method="post" action="/discussion">%s%s
                %s
                %s
                <div class="btns"><button class="btn" type="submit" name="kind" value="note">{discuss.sendNote}</button><button class="btn" type="submit" name="kind" value="question">{discuss.sendQuestion}</button><button class="btn" type="submit" name="kind" value="response">{discuss.sendResponse}</button></div></form></details>
                <details class="careful"%s><summary>{discuss.flagIt}</summary>
                <form class="stack" method="post" action="/discussion">%s<input type="hidden" name="kind" value="flag">%s
                <div class="field"><label for="flag-verb">{discuss.verb}</label>%s<select class="input" id="flag-verb" name="verb"%s>%s</select></div>
                %s
                %s
                %s
                <div class="btns"><button class="btn" type="submit">{discuss.sendFlag}</button></div></form></details>
                """,
                say.open(),
                hidden,
                say.trouble("words", "share"),
                say.area("discuss-words", "words", words.say("discuss.words"), 4, " required", "", ""),
                share(say, "discuss-share", ""),
                flag.open(),
                hidden,
                flag.trouble("verb", "basis", "evidence", "share"),
                flag.beside("verb", "flag-verb"),
                flag.attributes("verb", "flag-verb", ""),
                verbs,
                flag.area(
                        "flag-basis",
                        "basis",
                        words.say("discuss.basis"),
                        4,
                        " minlength=\"40\" required",
                        "",
                        words.say("discuss.basisHint")),
                flag.area(
                        "flag-evidence",
                        "evidence",
                        words.say("discuss.evidence"),
                        2,
                        " required",
                        "",
                        words.say("discuss.evidenceHint")),
                share(flag, "flag-share", ""));
    }
}
