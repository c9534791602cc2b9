package org.lectern.web;

import java.io.IOException;
import java.util.List;
import org.lectern.annotation.Annotation;
import org.lectern.document.DocumentAddress;
import org.lectern.export.Selection;
import org.lectern.search.SearchHit;
import org.lectern.search.SearchIndex;
import org.lectern.search.SearchQuery;

/** What a search finds, as something to export. */
public final class SearchExport {
    private SearchExport() {}

    /** @param parameters of the search's address, encoded */
    public static Selection.OfSearch of(SearchIndex index, SearchQuery query, String parameters) {
        return new Selection.OfSearch(
                query.typed().isBlank() ? "what was chosen" : query.typed().strip(),
                parameters,
                (viewer, sink) -> index.each(query, viewer, new SearchIndex.Sink() {
                    @Override
                    public void passage(SearchHit.OfPassage passage) throws IOException {
                        sink.passage(
                                DocumentAddress.pinned(passage.document(), passage.version()),
                                passage.span(),
                                List.copyOf(passage.lit()));
                    }

                    @Override
                    public void annotation(Annotation annotation) throws IOException {
                        sink.annotation(annotation);
                    }
                }));
    }

    /** The parameters of an address that gives a search again with nothing beside the box. */
    public static String parameters(String typed, boolean exact) {
        return new SearchForm(typed, java.util.Map.of(), exact).parameters();
    }
}
