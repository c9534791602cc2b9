package org.lectern.document.markup;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.ChildProgram.Progress;

/**
 * A book: its pages in the order of its spine (EPUB 3.3, 3.4), with its own table of contents where it has no headings, and
 * the pages of its printed edition where it says where they begin. Its XML is read without any entity of its own.
 */
final class Epub {
    private static final String CONTAINER = "META-INF/container.xml";
    private static final String ENCRYPTION = "META-INF/encryption.xml";

    private final Archive archive;
    private final MarkedText out;
    private final Progress progress;
    /** Of parts, by their ids. */
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** The part with the lists of what is where. */
    private String navName = "";

    private record Part(String name, String type, String properties) {}

    private Epub(Archive archive, MarkedText out, Progress progress) {
        this.archive = archive;
        this.out = out;
        this.progress = progress;
    }

    static boolean isOne(Archive archive) {
        return archive.has(CONTAINER);
    }

    static MarkupResult.About write(Archive archive, MarkedText out, Progress progress)
            throws IOException, UnreadableSourceException {
        return new Epub(archive, out, progress).write();
    }

    private MarkupResult.About write() throws IOException, UnreadableSourceException {
        refuseLocked();
        Element root = xml(CONTAINER).selectFirst("rootfile[full-path]");
        if (root == null) {
            throw damaged("no package");
        }
        String name = Archive.resolve("", root.attr("full-path"));
        Document opf = xml(name);
        for (Element item : tags(opf, "item")) {
            parts.put(
                    item.id(),
                    new Part(
                            Archive.resolve(name, item.attr("href")),
                            item.attr("media-type").toLowerCase(Locale.ROOT),
                            item.attr("properties")));
        }
        List<Element> spine = tags(opf, "itemref");
        List<Element> meta = opf.getAllElements();
        Optional<Document> nav = nav();
        Map<String, String> pages = pages(nav);
        contents(nav);
        String language = first(meta, "dc:language");
        int done = 0;
        for (Element reference : spine) {
            Part part = parts.get(reference.attr("idref"));
            if (part != null) {
                page(part, pages);
            }
            progress.page(++done, spine.size());
        }
        return new MarkupResult.About(
                first(meta, "dc:title"),
                all(meta, "dc:creator"),
                WebPage.date(first(meta, "dc:date")).orElse(""),
                MarkupResult.isTag(language) ? List.of(language) : List.of());
    }

    /** With the usual prefix or without. */
    private static List<Element> tags(Document document, String name) {
        return document.getAllElements().stream()
                .filter(element -> element.normalName().equals(name)
                        || element.normalName().equals("opf:" + name))
                .toList();
    }

    private void page(Part part, Map<String, String> pages) throws IOException, UnreadableSourceException {
        if (!part.type.contains("html")) {
            out.leaveOut(part.type.startsWith("image/") ? LeftOut.IMAGES : LeftOut.MEDIA);
            return;
        }
        Optional<byte[]> bytes = archive.read(part.name);
        if (bytes.isEmpty()) {
            throw damaged("a page of its spine is not there");
        }
        Document page = WebPage.parse(bytes.get());
        for (Element ignored : page.head().select("script")) {
            out.leaveOut(LeftOut.SCRIPTS);
        }
        out.place(part.name);
        Optional.ofNullable(pages.get(part.name)).ifPresent(out::page);
        Element html = page.selectFirst("html");
        String language = html == null
                ? ""
                : html.attr(html.hasAttr("lang") ? "lang" : "xml:lang").strip();
        HtmlText.write(page.body(), out, MarkupResult.isTag(language) ? language : "", part.name, pages);
    }

    /** Where its parts are locked by whoever sold it, nothing of it can be read; letters that are scrambled do no harm. */
    private void refuseLocked() throws IOException, UnreadableSourceException {
        if (!archive.has(ENCRYPTION)) {
            return;
        }
        boolean isLocked = xml(ENCRYPTION).getAllElements().stream()
                .filter(element -> element.normalName().endsWith("encryptionmethod"))
                .map(element -> element.attr("Algorithm") + element.attr("algorithm"))
                .anyMatch(algorithm -> !algorithm.contains("idpf.org/2008/embedding")
                        && !algorithm.contains("ns.adobe.com/pdf/enc#RC"));
        if (isLocked) {
            throw new UnreadableSourceException(Kind.NOT_OF_ITS_KIND, "locked by its seller");
        }
    }

    /** The parser knows the five entities of XML and those of HTML, and none that a file defines. */
    private Document xml(String name) throws IOException, UnreadableSourceException {
        byte[] bytes = archive.read(name).orElseThrow(() -> damaged(name + " is not there"));
        return Jsoup.parse(WebPage.decode(bytes, Optional.empty()).text().value(), "", Parser.xmlParser());
    }

    private static UnreadableSourceException damaged(String why) {
        return new UnreadableSourceException(Kind.DAMAGED, why);
    }

    private Optional<Document> nav() throws IOException, UnreadableSourceException {
        for (Part part : parts.values()) {
            if ((" " + part.properties + " ").contains(" nav ") && archive.has(part.name)) {
                Document nav = WebPage.parse(archive.read(part.name).orElseThrow());
                navName = part.name;
                return Optional.of(nav);
            }
        }
        return Optional.empty();
    }

    private static Optional<Element> section(Document nav, String type) {
        return nav.getElementsByTag("nav").stream()
                .filter(one -> (" " + one.attr("epub:type") + " ").contains(" " + type + " ")
                        || one.attr("role").equals("doc-" + type.replace("-", "")))
                .findFirst();
    }

    /** For a book without headings: what its own table of contents leads to. */
    private void contents(Optional<Document> nav) throws IOException, UnreadableSourceException {
        if (nav.isPresent()) {
            section(nav.get(), "toc").ifPresent(toc -> {
                for (Element link : toc.select("a[href]")) {
                    long level = link.parents().stream()
                            .filter(parent -> parent.normalName().equals("ol"))
                            .count();
                    out.entry(link.text().strip(), (int) Math.max(level, 1), address(navName, link.attr("href")));
                }
            });
            return;
        }
        Optional<Part> ncx = ncx();
        if (ncx.isPresent()) {
            for (Element point : xml(ncx.get().name).getElementsByTag("navPoint")) {
                Element content = point.selectFirst("content[src]");
                long above = point.parents().stream()
                        .filter(parent -> parent.normalName().equals("navpoint"))
                        .count();
                if (content != null) {
                    out.entry(label(point), (int) above + 1, address(ncx.get().name, content.attr("src")));
                }
            }
        }
    }

    /** What each printed page is called, by the address of the element that it begins at. */
    private Map<String, String> pages(Optional<Document> nav) throws IOException, UnreadableSourceException {
        Map<String, String> pages = new HashMap<>();
        nav.flatMap(one -> section(one, "page-list"))
                .ifPresent(list -> list.select("a[href]")
                        .forEach(link -> pages.put(
                                address(navName, link.attr("href")), link.text().strip())));
        if (!pages.isEmpty()) {
            return pages;
        }
        Optional<Part> ncx = ncx();
        if (ncx.isPresent()) {
            for (Element target : xml(ncx.get().name).getElementsByTag("pageTarget")) {
                Element content = target.selectFirst("content[src]");
                if (content != null) {
                    pages.put(address(ncx.get().name, content.attr("src")), label(target));
                }
            }
        }
        return pages;
    }

    private Optional<Part> ncx() {
        return parts.values().stream()
                .filter(part -> part.type.equals("application/x-dtbncx+xml") && archive.has(part.name))
                .findFirst();
    }

    private static String label(Element target) {
        Element text = target.selectFirst("text");
        return text == null ? target.attr("value") : text.text().strip();
    }

    private static String address(String from, String reference) {
        int hash = reference.indexOf('#');
        String path = hash < 0 ? reference : reference.substring(0, hash);
        String part = path.isEmpty() ? from : Archive.resolve(from, path);
        return hash < 0 || hash + 1 == reference.length() ? part : part + reference.substring(hash);
    }

    private static String first(List<Element> all, String name) {
        return all(all, name).stream().findFirst().orElse("");
    }

    private static List<String> all(List<Element> all, String name) {
        return all.stream()
                .filter(element -> element.normalName().equals(name))
                .map(element -> element.text().strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
