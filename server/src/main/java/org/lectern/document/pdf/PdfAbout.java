package org.lectern.document.pdf;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** What a PDF says of itself. Each part of it may be nonsense, which costs that part only. */
final class PdfAbout {
    private static final int ENTRIES = 50_000;
    private static final int LEVELS = 8;
    /** No page. */
    private static final int NOWHERE = 0;

    private static final int WORDS = 300;
    private static final int LABEL = 40;
    private static final int MOST_LABELS = 100_000;
    /** What is no part of a title, but of how it was printed. */
    private static final String PRINTED_FROM = "(?i)^Microsoft (Word|Excel|PowerPoint) - ";

    private static final Pattern GARBLED = Pattern.compile("[\\u00C0-\\u00FF\\u00A8\\u00B8]{4}");

    /** @param page from 1 */
    private record Entry(String title, int level, int page) {}

    private final PDDocument document;
    private final List<String> labels = new ArrayList<>();
    private final List<Entry> outline = new ArrayList<>();
    private final IdentityHashMap<COSBase, Integer> depths = new IdentityHashMap<>();
    private String title = "";
    private String author = "";
    private String language = "";
    private int attached;

    private PdfAbout(PDDocument document) {
        this.document = document;
    }

    @FunctionalInterface
    private interface Part {
        void read() throws IOException;
    }

    static PdfAbout of(PDDocument document) {
        PdfAbout about = new PdfAbout(document);
        about.tryTo(about::readInformation);
        about.tryTo(about::readLabels);
        about.tryTo(about::readOutline);
        about.tryTo(about::readAttached);
        return about;
    }

    private void tryTo(Part part) {
        try {
            part.read();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // What it says there cannot be understood; the words on the pages are what matters
        }
    }

    /** As printed on the pages, in order; empty where the file has none. */
    List<String> labels() {
        return labels;
    }

    /** The day on which the file was made is left out: of a scan it is not the day of what was scanned. */
    private void readInformation() {
        String tag = String.valueOf(document.getDocumentCatalog().getLanguage());
        language = tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? tag : "";
        PDDocumentInformation said = document.getDocumentInformation();
        title = plain(words(said.getTitle(), WORDS).replaceFirst(PRINTED_FROM, ""));
        author = plain(words(said.getAuthor(), WORDS));
    }

    /** Nothing where old programs wrote Cyrillic as if it were Latin: no word has so many such letters in a row. */
    private static String plain(String said) {
        return GARBLED.matcher(said).find() ? "" : said;
    }

    private static String words(@org.jspecify.annotations.Nullable String said, int most) {
        if (said == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder();
        said.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .limit(most)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private void readLabels() throws IOException {
        var said = document.getDocumentCatalog().getPageLabels();
        // There is room for as many labels as the file says that it has pages
        if (said == null || document.getNumberOfPages() > MOST_LABELS) {
            return;
        }
        for (String label : said.getLabelsByPageIndices()) {
            labels.add(words(label, LABEL));
        }
    }

    private void readOutline() throws IOException {
        PDDocumentOutline root = document.getDocumentCatalog().getDocumentOutline();
        if (root == null || root.getFirstChild() == null) {
            return;
        }
        Map<COSBase, Integer> numbers = new HashMap<>();
        int number = 0;
        for (PDPage page : document.getPages()) {
            numbers.put(page.getCOSObject(), ++number);
        }
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<PDOutlineItem> open = new ArrayDeque<>();
        open.push(root.getFirstChild());
        while (!open.isEmpty() && outline.size() < ENTRIES) {
            PDOutlineItem item = open.pop();
            if (!seen.add(item.getCOSObject())) {
                continue; // it has led here before: a ring
            }
            add(item, numbers);
            PDOutlineItem next = item.getNextSibling();
            if (next != null) {
                open.push(next);
            }
            PDOutlineItem child = item.getFirstChild();
            if (child != null && depth(item) < LEVELS) {
                depths.put(child.getCOSObject(), depth(item) + 1);
                open.push(child);
            }
            if (next != null) {
                depths.put(next.getCOSObject(), depth(item));
            }
        }
        leadParts();
    }

    /** Files that come with it, which are no pages; in a portfolio they are what it is for. */
    private void readAttached() throws IOException {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        Deque<COSDictionary> open = new ArrayDeque<>();
        if (names != null && names.getEmbeddedFiles() != null) {
            open.push(names.getEmbeddedFiles().getCOSObject());
        }
        // A ring leads to what was there before, and many nodes may lead to the same ones
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            COSDictionary node = open.pop();
            COSArray pairs = node.getCOSArray(COSName.NAMES);
            attached += pairs != null && seen.add(pairs) ? pairs.size() / 2 : 0;
            COSArray kids = node.getCOSArray(COSName.KIDS);
            if (kids != null && seen.add(kids)) {
                for (int n = 0; n < kids.size(); n++) {
                    if (kids.getObject(n) instanceof COSDictionary kid && seen.add(kid)) {
                        open.push(kid);
                    }
                }
            }
        }
    }

    private int depth(PDOutlineItem item) {
        return depths.getOrDefault(item.getCOSObject(), 1);
    }

    private void add(PDOutlineItem item, Map<COSBase, Integer> numbers) {
        String name = words(item.getTitle(), WORDS);
        PDPage page;
        try {
            page = item.findDestinationPage(document);
        } catch (IOException | RuntimeException e) {
            return;
        }
        Integer number = page == null ? null : numbers.get(page.getCOSObject());
        boolean isPart = number == null && item.getFirstChild() != null;
        if (!name.isEmpty() && (number != null || isPart)) {
            outline.add(new Entry(name, Math.min(depth(item), LEVELS), number == null ? NOWHERE : number));
        }
    }

    /** A part that leads nowhere itself leads to the first of what is in it. */
    private void leadParts() {
        for (int n = outline.size() - 1; n >= 0; n--) {
            Entry part = outline.get(n);
            if (part.page == NOWHERE) {
                boolean hasEntries = n + 1 < outline.size() && outline.get(n + 1).level > part.level;
                if (hasEntries) {
                    outline.set(n, new Entry(part.title, part.level, outline.get(n + 1).page));
                } else {
                    outline.remove(n);
                }
            }
        }
    }

    /** @param unread how many pictures it has that cannot be drawn */
    void writeTo(Path file, int unread) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeUTF(title);
            out.writeUTF(author);
            out.writeUTF(language);
            out.writeInt(unread);
            out.writeInt(attached);
            out.writeInt(outline.size());
            for (Entry entry : outline) {
                out.writeUTF(entry.title);
                out.writeInt(entry.level);
                out.writeInt(entry.page);
            }
        }
    }
}
