package org.lectern.document.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Alignment;
import org.lectern.document.ReadText;
import org.lectern.document.Version;
import org.lectern.sql.Database;

/** The ids that passages of a new version bring with them from the version before. For one thread. */
final class KeptIds {
    /** Passages of either version; of more none keeps its id, since their places would take more memory than there is. */
    private static final int MOST = 1_000_000;

    /** Ids in memory. */
    private static final int AT_ONCE = 1_000;

    private final Function<Integer, List<String>> ids;
    private final int[] same;
    private final Map<Integer, List<String>> read = new HashMap<>();

    private KeptIds(int[] same, Function<Integer, List<String>> ids) {
        this.same = same;
        this.ids = ids;
    }

    /** For a document's first version. */
    static KeptIds none() {
        return new KeptIds(new int[0], from -> List.of());
    }

    /** @param laid the version before and the new text */
    static KeptIds of(Database database, Version before, ReadText words, Alignment laid) {
        boolean areTooMany =
                words.passages() > MOST || database.read(handle -> PassageRows.count(handle, before)) > MOST;
        if (areTooMany) {
            return none();
        }
        List<TextSpan> old = database.read(handle -> PassageRows.spans(handle, before));
        List<TextSpan> spans = new ArrayList<>(words.passages());
        words.blocks(block -> spans.add(block.span()));
        return new KeptIds(
                laid.blocks(old, spans),
                from -> database.read(handle -> PassageRows.ids(handle, before, from + 1, from + AT_ONCE)));
    }

    /** The id of a passage of the new version, counted from 0; empty for one that is new. */
    Optional<String> of(int block) {
        if (block >= same.length || same[block] < 0) {
            return Optional.empty();
        }
        int from = same[block] / AT_ONCE * AT_ONCE;
        List<String> near = read.get(from);
        if (near == null) {
            near = ids.apply(from);
            read.clear(); // those that follow stand where these do
            read.put(from, near);
        }
        return Optional.of(near.get(same[block] - from));
    }
}
