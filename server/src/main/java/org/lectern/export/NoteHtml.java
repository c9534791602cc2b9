package org.lectern.export;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown of notes into HTML that runs nothing and fetches nothing: raw HTML is shown, an image becomes a link to it. */
final class NoteHtml {
    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .percentEncodeUrls(true)
            .softbreak("<br>\n")
            .build();

    String html(String markdown) {
        Node document = parser.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                visitChildren(image);
                Link link = new Link(image.getDestination(), image.getTitle());
                for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                    link.appendChild(child);
                }
                image.insertAfter(link);
                image.unlink();
            }
        });
        return renderer.render(document);
    }
}
