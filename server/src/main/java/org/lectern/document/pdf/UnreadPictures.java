package org.lectern.document.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/** Counts the pictures of a file whose format is not read here, which is JPEG 2000: there is no free library for it in Java. */
final class UnreadPictures {
    /** Forms within forms. */
    private static final int DEEPEST = 6;
    /** Flags of annotations that are hidden, or not for the screen (ISO 32000-1, 12.5.3). */
    private static final int UNSEEN = 1 << 1 | 1 << 5;

    private static final List<COSName> MASKS = List.of(COSName.SMASK, COSName.MASK);

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int count;

    /** Of the pages that were looked at; each picture once, however many of them it is on. */
    int count() {
        return count;
    }

    void look(PDPage page) {
        try {
            PDResources resources = page.getResources();
            look(resources == null ? null : resources.getCOSObject(), 0);
            lookBeside(page.getCOSObject().getCOSArray(COSName.ANNOTS));
        } catch (RuntimeException | StackOverflowError e) {
            // What the page says of its pictures makes no sense; then none of them is drawn either
        }
    }

    private void look(@Nullable COSDictionary resources, int depth) {
        if (resources == null || depth > DEEPEST) {
            return;
        }
        for (COSDictionary object : unseen(resources, COSName.XOBJECT)) {
            count += isUnread(object) || !unreadMasks(object).isEmpty() ? 1 : 0;
            lookWithin(object, depth);
        }
        for (COSName drawing : List.of(COSName.PATTERN, COSName.FONT)) {
            unseen(resources, drawing).forEach(object -> lookWithin(object, depth));
        }
        for (COSDictionary state : unseen(resources, COSName.EXT_G_STATE)) {
            COSDictionary mask = state.getCOSDictionary(COSName.SMASK);
            COSDictionary group = mask == null ? null : mask.getCOSDictionary(COSName.G);
            if (group != null && seen.add(group)) {
                lookWithin(group, depth);
            }
        }
    }

    private List<COSDictionary> unseen(COSDictionary resources, COSName kind) {
        COSDictionary all = resources.getCOSDictionary(kind);
        if (all == null || !seen.add(all)) {
            return List.of();
        }
        return all.keySet().stream()
                .map(all::getCOSDictionary)
                .filter(object -> object != null && seen.add(object))
                .toList();
    }

    private void lookWithin(COSDictionary drawing, int depth) {
        look(drawing.getCOSDictionary(COSName.RESOURCES), depth + 1);
    }

    /** Stamps and the like, which stand on the page too. */
    private void lookBeside(@Nullable COSArray annotations) {
        for (int n = 0; annotations != null && n < annotations.size(); n++) {
            if (annotations.getObject(n) instanceof COSDictionary annotation
                    && (annotation.getInt(COSName.F, 0) & UNSEEN) == 0) {
                COSDictionary appearances = annotation.getCOSDictionary(COSName.AP);
                COSDictionary usual = appearances == null ? null : appearances.getCOSDictionary(COSName.N);
                if (usual != null && seen.add(usual)) {
                    appearances(usual).forEach(appearance -> lookWithin(appearance, 0));
                }
            }
        }
    }

    /** One, or one of each state. */
    private static Stream<COSDictionary> appearances(COSDictionary usual) {
        return usual instanceof COSStream
                ? Stream.of(usual)
                : usual.keySet().stream().map(usual::getCOSDictionary).filter(Objects::nonNull);
    }

    /** Whether its last filter is that of JPEG 2000 (ISO 32000-1, 7.4.9). */
    static boolean isUnread(COSDictionary picture) {
        @Nullable COSBase filter = picture.getDictionaryObject(COSName.FILTER);
        COSBase last = filter instanceof COSArray all && all.size() > 0 ? all.getObject(all.size() - 1) : filter;
        return COSName.JPX_DECODE.equals(last);
    }

    /** Those of a picture's masks that cannot be read, without which it can be drawn. */
    static List<COSName> unreadMasks(COSDictionary picture) {
        return MASKS.stream()
                .filter(kind -> picture.getDictionaryObject(kind) instanceof COSStream mask && isUnread(mask))
                .toList();
    }
}
