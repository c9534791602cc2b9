package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lectern.annotation.Addresses;
import org.lectern.citation.Reference;
import org.lectern.people.People;
import org.lectern.reading.Footing;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.DocumentGrades;
import org.lectern.reading.grade.Effective;
import org.lectern.reading.grade.Given;
import org.lectern.reading.grade.GradedPassage;
import org.lectern.reading.grade.Grading;
import org.lectern.reading.grade.Lens;
import org.lectern.reading.grade.PageGrades;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;

/** Grades for programs. */
final class GradeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Addresses addresses;
    private final People people;
    private final Grading grading;
    private final GradeWords words;
    private final GradeHtml said;

    /** @param said what badges say of grades, to whoever asks */
    GradeJson(Addresses addresses, People people, Grading grading, Words words, GradeHtml said) {
        this.addresses = addresses;
        this.people = people;
        this.grading = grading;
        this.words = new GradeWords(words);
        this.said = said;
    }

    /** A work of a workbench. */
    ObjectNode row(Row row) {
        ObjectNode json = JSON.objectNode();
        Reference reference = row.work().reference();
        json.put("work", addresses.absolute(row.work().path())).put("title", reference.title());
        reference.authors().forEach(json.putArray("authors")::add);
        json.put("year", reference.year().isPresent() ? reference.year().getAsInt() : null)
                .put("passages", row.passages())
                .put("pages", row.pages())
                .put("own", row.own())
                .put("state", row.state().word());
        json.set("mine", row.mine().map(this::given).orElse(null));
        ArrayNode others = json.putArray("others");
        row.others().forEach(given -> others.add(given(given)));
        return json;
    }

    /**
     * @param rated how many passages of the whole document have a source's grade
     * @param page only the passages of this one
     */
    ObjectNode document(DocumentGrades grades, int rated, Lens lens, Optional<Integer> page) {
        ObjectNode json = JSON.objectNode();
        json.put("document", grades.version().document().value())
                .put("version", grades.version().hash());
        lens.group().ifPresent(group -> json.put("group", addresses.absolute(group.path())));
        json.put("scale", lens.scale()).put("rated", rated);
        json.set("ownWords", grades.document().map(this::effective).orElse(null));
        ArrayNode passages = json.putArray("passages");
        grades.passages().stream()
                .filter(passage -> page.map(passage::isOn).orElse(true))
                .forEach(passage -> passages.add(passage(passage)));
        if (page.isEmpty()) {
            ArrayNode pages = json.putArray("pages");
            grades.pages().forEach(one -> pages.add(page(one)));
        }
        return json;
    }

    private ObjectNode passage(GradedPassage passage) {
        ObjectNode json = JSON.objectNode();
        passage.citation()
                .ifPresent(citation -> json.put("citation", addresses.absolute(citation.path()))
                        .put("work", addresses.absolute("/works/" + citation.work())));
        ArrayNode words = json.putArray("words");
        passage.words()
                .forEach(span -> words.addObject().put("start", span.start()).put("end", span.end()));
        json.putArray("pages").add(passage.firstPage()).add(passage.lastPage());
        for (Axis axis : Axis.values()) {
            json.set(
                    axis.word(),
                    passage.on(axis).map(one -> effective(one, axis, passage)).orElse(null));
        }
        return json;
    }

    private ObjectNode page(PageGrades page) {
        ObjectNode json = JSON.objectNode();
        json.put("page", page.page())
                .put("passages", page.passages().size())
                .put("unrated", page.unrated())
                .put("flags", page.flags())
                .put("differ", page.differs());
        ObjectNode counts = json.putObject("grades");
        page.passages().stream()
                .flatMap(passage -> passage.source().stream())
                .map(effective -> effective.leading().value())
                .forEach(value -> counts.put(value, counts.path(value).asInt() + 1));
        return json;
    }

    /** With what is said of it beside a badge. */
    private ObjectNode effective(Effective effective, Axis axis, GradedPassage passage) {
        ObjectNode json = effective(effective);
        grading.scaleOf(effective.leading()).ifPresent(scale -> {
            scale.grade(axis, effective.leading().value())
                    .ifPresent(grade -> json.put("word", words.word(scale, grade)));
            OptionalDouble concern = scale.concern(axis, effective.leading().value());
            json.put("concern", concern.isPresent() ? concern.getAsDouble() : null);
        });
        Optional<Reference> reference =
                passage.citation().map(found -> found.citation().reference());
        json.put("provenance", said.provenanceText(effective, reference));
        String remark = said.remarkText(said.footing(effective));
        return remark.isEmpty() ? json : json.put("remark", remark);
    }

    ObjectNode effective(Effective effective) {
        ObjectNode json = JSON.objectNode();
        Given leading = effective.leading();
        json.put("value", leading.value())
                .put("scale", leading.rating().scale())
                .put("scaleVersion", leading.rating().scaleVersion())
                .put("origin", effective.origin().word())
                .put("inherited", effective.origin().isInherited())
                .put("differs", effective.differs());
        ArrayNode ratings = json.putArray("ratings");
        effective.given().forEach(given -> ratings.add(given(given)));
        return json;
    }

    ObjectNode given(Given given) {
        ObjectNode json = JSON.objectNode();
        json.put("id", addresses.absolute(given.id().path())).put("value", given.value());
        ObjectNode creator = json.putObject("creator");
        creator.put("id", addresses.absolute(given.by().path()));
        people.account(given.by())
                .ifPresent(account -> creator.put("name", account.name().value()));
        json.put("modified", given.at().toString());
        given.rating().scope().ifPresent(scope -> json.put("scope", scope));
        Footing footing = said.footing(given);
        return footing == Footing.WHOLE ? json : json.put("footing", footing.word());
    }

    static ObjectNode scale(Scale scale, GradeWords words) {
        ObjectNode json = JSON.objectNode();
        json.put("id", scale.id()).put("version", scale.version()).put("name", words.name(scale));
        for (Axis axis : scale.grades().keySet()) {
            ArrayNode grades = json.withArray("/" + axis.word());
            for (Grade grade : scale.on(axis)) {
                grades.addObject()
                        .put("value", grade.value())
                        .put("word", words.word(scale, grade))
                        .put("meaning", words.meaning(scale, grade))
                        .put("missing", grade.missing());
            }
        }
        return json;
    }
}
