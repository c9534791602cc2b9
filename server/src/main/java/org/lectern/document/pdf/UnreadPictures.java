package org.lectern.document.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
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

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int count;

    /** Of the pages that were looked at; each picture once, however many of them it is on. */
    int count() {
        return count;
    }

    void look(PDPage page) {
        try {
            PDResources resources = page.getResources();
            if (resources != null) {
                look(resources.getCOSObject(), 0);
            }
        } catch (RuntimeException e) {
            // What the page says of its pictures makes no sense; then none of them is drawn either
        }
    }

    private void look(COSDictionary resources, int depth) {
        COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null || !seen.add(objects)) {
            return;
        }
        for (COSName name : objects.keySet()) {
            COSStream object = objects.getCOSStream(name);
            if (object == null || !seen.add(object)) {
                continue;
            }
            if (isUnread(object)) {
                count++;
            }
            COSDictionary inner = object.getCOSDictionary(COSName.RESOURCES);
            if (inner != null && depth < DEEPEST) {
                look(inner, depth + 1);
            }
        }
    }

    /** Whether its last filter is that of JPEG 2000 (ISO 32000-1, 7.4.9). */
    static boolean isUnread(COSStream picture) {
        @Nullable COSBase filter = picture.getDictionaryObject(COSName.FILTER);
        COSBase last = filter instanceof COSArray all && all.size() > 0 ? all.getObject(all.size() - 1) : filter;
        return COSName.JPX_DECODE.equals(last);
    }
}
