package org.lectern.reading;

import java.util.List;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.PassageAnchor;
import org.lectern.anchor.Selector;
import org.lectern.document.Version;

/** Tells where selectors would stand, and stores nothing. */
public final class AnchorService {
    private final PassageAnchors anchors;

    public AnchorService(PassageAnchors anchors) {
        this.anchors = anchors;
    }

    /** One answer a request, in order; each request is a list of selectors that speak of one passage. */
    public List<Anchoring> anchor(Version version, List<List<Selector>> requests) {
        PassageAnchor anchor = anchors.of(version);
        return requests.stream().map(anchor::anchor).toList();
    }
}
