package org.lectern.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitedWork;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;

/**
 * Who compilers name above what they quote from a volume of several authors: {@code (Sheila Fitzpatrick)} on a line of its
 * own. They are proposed, and nothing is done by itself.
 */
final class Contributors {
    private static final Pattern NAMED = Pattern.compile(
            "(?:^|\\n)\\((\\p{Lu}[\\p{L}.’'-]+(?: (?:and |& )?\\p{Lu}[\\p{L}.’'-]*){1,5})\\)\\s*\\n\\s*$");
    /** Code points; a name is shorter. */
    private static final int ABOVE = 120;

    private Contributors() {}

    /** The ids of the citations by the name that stands above what they quote, in the order of the text. */
    static Map<String, List<String>> named(Catalogue catalogue, CitedWork work) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (FoundCitation found : work.citations()) {
            found.citation().quoted().ifPresent(quoted -> {
                String above = catalogue.words(
                        found.version(), new TextSpan(Math.max(0, quoted.start() - ABOVE), quoted.start()));
                Matcher name = NAMED.matcher(above);
                if (name.find()) {
                    named.computeIfAbsent(name.group(1), any -> new ArrayList<>())
                            .add(found.id());
                }
            });
        }
        return named;
    }
}
