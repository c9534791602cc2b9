package org.lectern.citation;

import org.lectern.document.Version;

/**
 * A citation of a version, with its address and its work's.
 *
 * @param id 12 characters, made once and never reused; made from the version and the citation's start
 * @param work the id of the work that it cites
 */
public record FoundCitation(String id, String work, Version version, Citation citation) {
    /** The path within this server. */
    public String path() {
        return "/citations/" + id;
    }
}
