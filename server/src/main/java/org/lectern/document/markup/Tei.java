package org.lectern.document.markup;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.lectern.document.CanonicalText;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** A text in TEI (TEI P5 and P4): its edition as it is read, and what its header says of it. */
final class Tei {
    private static final Set<String> ROOTS = Set.of("TEI", "TEI.2", "teiCorpus", "teiCorpus.2");

    private Tei() {}

    /** @throws UnreadableSourceException where it is some other XML */
    static MarkupResult.About write(CanonicalText source, MarkedText out) throws UnreadableSourceException {
        // The parser knows the entities of XML and HTML, and none that a file defines
        Document xml = Jsoup.parse(source.value(), "", Parser.xmlParser());
        Element root = xml.children().first();
        if (root == null || !ROOTS.contains(local(root))) {
            throw new UnreadableSourceException(Kind.NOT_OF_ITS_KIND, "some other XML");
        }
        String language = root.attr("xml:lang").strip();
        for (Element ignored : all(xml, "teiHeader").toList()) {
            out.leaveOut(LeftOut.PREAMBLES);
        }
        for (Element text : all(xml, "text").toList()) {
            if (text.parents().stream().noneMatch(around -> local(around).equals("text"))) {
                new TeiText(out).write(text, MarkupResult.isTag(language) ? language : "");
            }
        }
        Optional<Element> file = all(xml, "fileDesc").findFirst();
        return new MarkupResult.About(
                file.flatMap(one -> within(one, "titleStmt", "title").findFirst())
                        .orElse(""),
                file.stream()
                        .flatMap(one -> within(one, "titleStmt", "author"))
                        .distinct()
                        .toList(),
                file.flatMap(Tei::date).orElse(""),
                Stream.concat(
                                all(xml, "text").map(text -> text.attr("xml:lang")),
                                Stream.concat(all(xml, "language").map(one -> one.attr("ident")), Stream.of(language)))
                        .map(String::strip)
                        .filter(MarkupResult::isTag)
                        .distinct()
                        .limit(1)
                        .toList());
    }

    /** Of the source that was transcribed; the day on which the transcript was published is not its date. */
    private static Optional<String> date(Element file) {
        return file.getAllElements().stream()
                .filter(one -> local(one).equals("sourceDesc"))
                .flatMap(source -> source.getAllElements().stream())
                .filter(one -> local(one).equals("date"))
                .flatMap(one -> WebPage.date(one.hasAttr("when") ? one.attr("when") : one.text()).stream())
                .findFirst();
    }

    private static Stream<String> within(Element file, String place, String name) {
        return file.getAllElements().stream()
                .filter(one -> local(one).equals(name))
                .filter(one -> one.parent() != null && local(one.parent()).equals(place))
                .map(one -> one.text().strip())
                .filter(text -> !text.isEmpty());
    }

    private static Stream<Element> all(Document xml, String name) {
        return xml.getAllElements().stream().filter(one -> local(one).equals(name));
    }

    /** Without the prefix that some write before it. */
    static String local(Element element) {
        String name = element.tagName();
        String bare = name.substring(name.indexOf(':') + 1);
        return name.toLowerCase(Locale.ROOT).startsWith("tei:") || name.indexOf(':') < 0 ? bare : name;
    }
}
