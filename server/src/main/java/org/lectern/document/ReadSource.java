package org.lectern.document;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a received file was read as. Closing it removes what reading left on the disk; whoever wants that keeps it before.
 *
 * @param mediaType of the file
 * @param encoding of its characters, as IANA names it; empty where the kind of file settles it
 * @param found what the file says of itself; stands where nobody said otherwise
 * @param glyphs a file of where the characters stand on the pages, see {@link GlyphFile}; only with pages that have a look
 * @param pictured a file that the pages can be drawn from without a password; empty where the received one is that
 * @param scratch removed on closing
 */
public record ReadSource(
        String mediaType,
        Optional<String> encoding,
        ReadText words,
        Found found,
        Optional<Path> glyphs,
        Optional<Path> pictured,
        Scratch scratch)
        implements AutoCloseable {
    public static final String PDF = "application/pdf";
    public static final String PLAIN_TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String MARKDOWN = "text/markdown";
    public static final String TEI = "application/tei+xml";
    public static final String EPUB = "application/epub+zip";
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** A file whose words are in memory. */
    public ReadSource(
            String mediaType,
            Optional<String> encoding,
            CanonicalText text,
            Layout layout,
            List<Heading> headings,
            Found found,
            Optional<Path> glyphs,
            Optional<Path> pictured,
            Scratch scratch) {
        this(mediaType, encoding, new ReadText.Whole(text, layout, headings), found, glyphs, pictured, scratch);
    }

    /**
     * A text, whose pages have no look of their own.
     *
     * @param languages as people say; where they and the file say nothing, its words do
     */
    public static ReadSource ofText(
            String mediaType, Optional<String> encoding, CanonicalText text, List<String> languages, Found said) {
        Found found = said.languages().isEmpty() ? said.in(LanguageGuess.of(text.value())) : said;
        Layout layout = TextLayout.of(text, languages.isEmpty() ? found.languages() : languages);
        return new ReadSource(
                mediaType,
                encoding,
                text,
                layout,
                TextLayout.outline(text, layout),
                found,
                Optional.empty(),
                Optional.empty(),
                () -> {});
    }

    /** How the names of files of a kind end. */
    public static String nameEnd(String mediaType) {
        return switch (mediaType) {
            case PDF -> ".pdf";
            case HTML -> ".html";
            case MARKDOWN -> ".md";
            case TEI -> ".xml";
            case EPUB -> ".epub";
            case DOCX -> ".docx";
            default -> ".txt";
        };
    }

    /**
     * What a file says of itself, and the languages that its words show; each may be empty.
     *
     * @param leftOut how many things it has that are no part of its text
     */
    public record Found(
            Optional<String> title,
            List<String> creators,
            Optional<String> date,
            List<String> languages,
            Map<LeftOut, Integer> leftOut) {
        public static final Found NOTHING = new Found(Optional.empty(), List.of(), Optional.empty(), List.of());

        public Found {
            creators = List.copyOf(creators);
            languages = List.copyOf(languages);
            leftOut = Map.copyOf(leftOut);
        }

        /** Of a file of which all is text. */
        public Found(Optional<String> title, List<String> creators, Optional<String> date, List<String> languages) {
            this(title, creators, date, languages, Map.of());
        }

        /** The same, with the languages that its words show. */
        public Found in(List<String> shown) {
            return new Found(title, creators, date, shown, leftOut);
        }
    }

    /** What reading left on the disk. */
    @FunctionalInterface
    public interface Scratch {
        void remove();
    }

    /** The words, where they are in memory. */
    public CanonicalText text() {
        return whole().text();
    }

    /** What they fall into, where they are in memory. */
    public Layout layout() {
        return whole().layout();
    }

    public List<Heading> headings() {
        return words.headings();
    }

    private ReadText.Whole whole() {
        if (words instanceof ReadText.Whole whole) {
            return whole;
        }
        throw new IllegalStateException("The text is on the disk, since it is long");
    }

    /**
     * Keeps the words under the version's hash, which it returns. What that is the hash of: the text; for a PDF the hash of
     * its file and a line end before it, so that two scans without a word are two versions.
     */
    public String keep(IngestFiles files, String sourceHash) {
        String before = mediaType.equals(PDF) ? sourceHash + '\n' : "";
        return switch (words) {
            case ReadText.Whole(var text, var layout, var headings) ->
                files.keep((before + text.value()).getBytes(StandardCharsets.UTF_8));
            case ReadText.OnDisk(var text, var layout, var headings) ->
                files.keep(before.getBytes(StandardCharsets.UTF_8), text.path());
        };
    }

    /** Bytes of what is kept that stand before the text. */
    public static int bytesBefore(boolean isPdf) {
        return isPdf ? Sha256.DIGITS + 1 : 0;
    }

    /** Reads back what {@link #keep} kept. */
    public static CanonicalText textOf(String kept, boolean isPdf) {
        return CanonicalText.of(kept.substring(bytesBefore(isPdf)));
    }

    @Override
    public void close() {
        scratch.remove();
    }
}
