package org.lectern.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.lectern.document.TextLimits;
import org.lectern.document.child.ChildLimits;
import org.lectern.document.markup.MarkupLimits;
import org.lectern.document.pdf.PdfLimits;

/** What is set: on the command line, else in the environment, else in {@code lectern.properties}, else by default. */
final class Settings {
    private static final String FILE = "lectern.properties";
    private static final int DEFAULT_PORT = 7070;
    /** MiB; a book of scans, or a text of fifty million words. */
    private static final int DEFAULT_UPLOAD = 256;
    /** MiB; a book of scans with its corrected versions. */
    private static final int DEFAULT_DOCUMENT = 1024;
    /** MiB; the shelf of a reading group. */
    private static final int DEFAULT_ACCOUNT = 4096;
    /** MiB; some thousands of pages. */
    private static final int DEFAULT_IMAGES = 512;

    /** MiB of a book or DOCX once it is unpacked; without its pictures, of which nothing is read. */
    private static final int DEFAULT_UNPACKED = 256;

    private static final long MEBIBYTE = 1L << 20;
    private static final long THOUSAND = 1_000;
    private static final long MOST_CHARACTERS = 999_999_000;

    private final Path data;
    private final Properties file = new Properties();

    Settings(Optional<Path> dataOption) {
        this.data = dataOption
                .or(() -> environment("data").map(Path::of))
                .orElseGet(() -> home().resolve("data"))
                .toAbsolutePath()
                .normalize();
        Path properties = data.resolve(FILE);
        if (Files.exists(properties)) {
            try (Reader reader = Files.newBufferedReader(properties)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new FailedException("%s cannot be read: %s".formatted(properties, e.getMessage()), e);
            }
        }
    }

    /** The folder of the launcher, which holds the seeds. */
    static Path home() {
        return Path.of(System.getProperty("lectern.home", ""));
    }

    Path data() {
        return data;
    }

    private static Optional<String> environment(String key) {
        return Optional.ofNullable(
                System.getenv("LECTERN_" + key.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private Optional<String> value(String key) {
        return environment(key).or(() -> Optional.ofNullable(file.getProperty(key)));
    }

    String host(Optional<String> option) {
        return option.or(() -> value("host")).orElse("127.0.0.1");
    }

    int port(Optional<Integer> option) {
        if (option.isPresent()) {
            return inRange(option.get());
        }
        String set = value("port").orElse(String.valueOf(DEFAULT_PORT));
        try {
            return inRange(Integer.parseInt(set.strip()));
        } catch (NumberFormatException e) {
            throw new FailedException("The port is set to \"%s\". Set a number from 0 to 65535.".formatted(set), e);
        }
    }

    private static int inRange(int port) {
        if (port < 0 || port > 65_535) {
            throw new FailedException("There is no port %d. Choose one from 0 to 65535.".formatted(port));
        }
        return port;
    }

    /** Bytes of one uploaded file; set in MiB. */
    long maxUpload() {
        return mebibytes("max-upload", DEFAULT_UPLOAD);
    }

    /** Bytes of all files that one document was taken in from, its versions together; set in MiB. */
    long maxDocument() {
        return mebibytes("max-document", DEFAULT_DOCUMENT);
    }

    /** Bytes of all files that one account brought; set in MiB. */
    long maxAccount() {
        return mebibytes("max-account", DEFAULT_ACCOUNT);
    }

    /** Bytes of all images of pages that are kept; set in MiB. */
    long maxImages() {
        return mebibytes("max-images", DEFAULT_IMAGES);
    }

    /** What one PDF may cost. */
    PdfLimits pdfLimits() {
        PdfLimits usual = PdfLimits.USUAL;
        long heap = mebibytes("pdf-memory", usual.heap() / MEBIBYTE);
        return new PdfLimits(
                heap,
                heap + usual.resident() - usual.heap(),
                mebibytes("pdf-scratch", usual.scratch() / MEBIBYTE),
                usual.stall(),
                Duration.ofSeconds(number("pdf-seconds", usual.total().toSeconds())),
                (int) number("pdf-pages", usual.pages()),
                usual.characters());
    }

    /** What one text may be. */
    TextLimits textLimits() {
        TextLimits usual = TextLimits.USUAL;
        return new TextLimits(
                (int) Math.min(MOST_CHARACTERS, THOUSAND * number(TextLimits.WHOLE_SETTING, usual.whole() / THOUSAND)),
                Math.min(usual.bytes(), mebibytes(TextLimits.BYTES_SETTING, usual.bytes() / MEBIBYTE)),
                (int) (THOUSAND * number(TextLimits.PASSAGES_SETTING, usual.passages() / THOUSAND)));
    }

    /** What one web page, Markdown file, book or DOCX may cost; its process takes no more than that of a PDF. */
    MarkupLimits markupLimits() {
        PdfLimits like = pdfLimits();
        return new MarkupLimits(
                new ChildLimits(like.heap(), like.resident(), like.scratch(), like.stall(), like.total()),
                mebibytes("max-unpacked", DEFAULT_UNPACKED),
                MarkupLimits.CHARACTERS);
    }

    private long mebibytes(String key, long usual) {
        return number(key, usual) * MEBIBYTE;
    }

    private long number(String key, long usual) {
        String set = value(key).orElse(String.valueOf(usual)).strip();
        if (!set.matches("[1-9]\\d{0,5}")) {
            throw new FailedException("%s is set to \"%s\". Set a whole number from 1 to 999999.".formatted(key, set));
        }
        return Long.parseLong(set);
    }

    Optional<String> baseUrl(Optional<String> option) {
        Optional<String> url = option.or(() -> value("base-url"));
        url.filter(text -> !text.matches("https?://[^/?#\\s]+/?")).ifPresent(wrong -> {
            throw new FailedException(
                    "The base URL \"%s\" is not of the form https://name or http://name:port.".formatted(wrong));
        });
        return url;
    }
}
