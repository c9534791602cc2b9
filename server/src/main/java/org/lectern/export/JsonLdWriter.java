package org.lectern.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.jsonld.AnnotationWriter;
import org.lectern.annotation.jsonld.LecternContext;
import org.lectern.document.Metadata;
import org.lectern.people.Group;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;

/**
 * A W3C AnnotationCollection with everything on its one page, each annotation as the server serves it, with the terms
 * that the common context lacks. One annotation a line, so that two exports can be compared. Passages that a search found
 * are no annotations; they stand beside the page as {@code passages}, each a SpecificResource with the words found in it.
 * What the grades of a group's own scale mean stands in the head as {@code scales}; other programs pass over it.
 *
 * @see <a href="https://www.w3.org/TR/annotation-model/#annotation-collection">Web Annotation Data Model, 5</a>
 */
final class JsonLdWriter implements ExcerptWriter {
    private final AnnotationWriter annotations;
    private final Addresses addresses;
    private boolean any;
    private boolean apart;

    JsonLdWriter(AnnotationWriter annotations, Addresses addresses) {
        this.annotations = annotations;
        this.addresses = addresses;
    }

    @Override
    public void excerpt(Appendable out, Excerpt excerpt) throws IOException {
        out.append(any ? ",\n" : "").append(annotations.writeMember(excerpt.served()));
        any = true;
    }

    @Override
    public boolean setsPassagesApart() {
        return true;
    }

    @Override
    public void passages(Appendable out) throws IOException {
        out.append("\n]},\n\"passages\":[\n");
        any = false;
        apart = true;
    }

    @Override
    public void passage(Appendable out, FoundPassage passage) throws IOException {
        Quotation quotation = passage.quotation();
        Quotation.Source source = quotation.source().orElseThrow();
        Quotation.Words words = quotation.words().orElseThrow();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", quotation.address()).put("type", "SpecificResource");
        json.put("source", addresses.absolute(source.version().address().path()));
        ArrayNode selectors = json.putArray("selector");
        selectors.addObject().put("type", "TextQuoteSelector").put("exact", words.text());
        selectors
                .addObject()
                .put("type", "TextPositionSelector")
                .put("start", words.span().start())
                .put("end", words.span().end());
        json.put("page", words.page()).put("label", words.label()).put("citation", source.citation());
        ArrayNode found = json.putArray("found");
        passage.lit().forEach(span -> found.addArray().add(span.start()).add(span.end()));
        out.append(any ? ",\n" : "").append(json.toString());
        any = true;
    }

    @Override
    public void head(Appendable out, ExportHead head) throws IOException {
        out.append("{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",")
                .append(LecternContext.terms().replaceAll("\n *", ""))
                .append(',')
                .append(LecternContext.termsOfExports().replaceAll("\n *", ""))
                .append("],\n");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String id = addresses.absolute(head.address());
        json.put("id", id).put("type", "AnnotationCollection");
        json.put("label", head.title());
        json.put("total", head.count());
        if (head.passages() > 0) {
            json.put("passagesTotal", head.passages());
        }
        json.put("created", head.made().toString());
        json.putObject("generator")
                .put("id", head.server() + "/")
                .put("type", "Software")
                .put("name", "Lectern");
        json.put("about", addresses.absolute(head.path()));
        head.asked()
                .ifPresent(asked -> json.putObject("requestedBy")
                        .put("id", addresses.absolute(asked.id().path()))
                        .put("type", "Person")
                        .put("name", asked.name().value()));
        ArrayNode leftOut = json.putArray("leftOut");
        head.leftOut().forEach(leftOut::add);
        ArrayNode sources = json.putArray("sources");
        head.sources().forEach(source -> sources.add(source(source)));
        ArrayNode groups = json.putArray("groups");
        for (Group group : head.groups()) {
            groups.addObject()
                    .put("id", addresses.absolute(group.id().path()))
                    .put("type", "Group")
                    .put("name", group.name().value());
        }
        if (!head.scales().isEmpty()) {
            ArrayNode scales = json.putArray("scales");
            head.scales().forEach(scale -> scales.add(scale(scale)));
        }
        String members = json.toString();
        out.append(members, 1, members.length() - 1)
                .append(",\n\"first\":{\"id\":\"")
                .append(id)
                .append("#items\",\"type\":\"AnnotationPage\",\"partOf\":\"")
                .append(id)
                .append("\",\"items\":[\n");
    }

    /** Members are called as in a rating, so that the two can be laid beside each other. */
    private static ObjectNode scale(Scale scale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "Scale")
                .put("scale", scale.id())
                .put("scaleVersion", scale.version())
                .put("axis", Axis.SOURCE.word())
                .put("name", scale.name());
        ArrayNode grades = json.putArray("grades");
        for (Grade grade : scale.on(Axis.SOURCE)) {
            ObjectNode one = grades.addObject().put("value", grade.value());
            if (!grade.word().isEmpty()) {
                one.put("word", grade.word());
            }
            if (!grade.meaning().isEmpty()) {
                one.put("meaning", grade.meaning());
            }
            if (grade.missing()) {
                one.put("missing", true);
            }
        }
        return json;
    }

    private ObjectNode source(ExportHead.SourceVersion source) {
        Metadata metadata = source.document().metadata();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", addresses.absolute(source.version().address().path()));
        json.put("title", metadata.title());
        ArrayNode creators = json.putArray("creators");
        metadata.creators().forEach(creators::add);
        metadata.publisher().ifPresent(publisher -> json.put("publisher", publisher));
        metadata.date().ifPresent(date -> json.put("date", date));
        json.put("version", source.version().hash());
        json.put("sourceHash", source.version().sourceHash());
        return json;
    }

    @Override
    public void foot(Appendable out) throws IOException {
        out.append(apart ? "\n]}\n" : "\n]}}\n");
    }
}
