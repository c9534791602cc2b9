package org.lectern.document.markup;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.lectern.document.UnreadableSourceException;

/** Goes over the elements and words of a text, without recursion, since texts nest as deeply as somebody likes. */
abstract class MarkupWalk {
    /** As they stand in the file. */
    abstract void words(String words) throws UnreadableSourceException;

    /** @return whether what is in it is gone over too; where not, it does not end either */
    abstract boolean begin(Element element) throws UnreadableSourceException;

    abstract void end(Element element) throws UnreadableSourceException;

    /**
     * Goes over a node and all that is in it.
     *
     * @throws UnreadableSourceException as soon as the text is refused
     */
    final void walk(Node node) throws UnreadableSourceException {
        Filter filter = new Filter();
        node.filter(filter);
        if (filter.failure.isPresent()) {
            throw filter.failure.get();
        }
    }

    /** Keeps what may not be thrown through the library. */
    private final class Filter implements NodeFilter {
        private Optional<UnreadableSourceException> failure = Optional.empty();

        @Override
        public FilterResult head(Node node, int depth) {
            try {
                if (node instanceof TextNode text) {
                    words(text.getWholeText());
                }
                return node instanceof Element element && !begin(element)
                        ? FilterResult.SKIP_ENTIRELY
                        : FilterResult.CONTINUE;
            } catch (UnreadableSourceException e) {
                failure = Optional.of(e);
                return FilterResult.STOP;
            }
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            try {
                if (node instanceof Element element) {
                    end(element);
                }
                return FilterResult.CONTINUE;
            } catch (UnreadableSourceException e) {
                failure = Optional.of(e);
                return FilterResult.STOP;
            }
        }
    }
}
