package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** Images of pages that take long, mean harm or break what draws them. */
class HostilePageImagesTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final PdfLimits PATIENT = limits(Duration.ofSeconds(60));

    /** One for all, since whoever draws finds out there once which fonts this machine has. */
    @TempDir
    private static Path scratch;

    @TempDir
    Path folder;

    private static PdfLimits limits(Duration time) {
        return new PdfLimits(96 * MEBIBYTE, 400 * MEBIBYTE, 64 * MEBIBYTE, time, time, 1_000, 1_000_000);
    }

    private PageImages images(PdfLimits limits) {
        return new PageImages(folder.resolve("images"), scratch, limits, 8 * MEBIBYTE);
    }

    @AfterEach
    void no_process_and_nothing_half_drawn_is_left() throws IOException {
        assertThat(PdfReaderTest.children()).isEmpty();
        try (Stream<Path> files = Files.walk(scratch)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains("fonts")))
                    .isEmpty();
        }
    }

    private Path file(String name, byte[] pdf) throws IOException {
        return Files.write(folder.resolve(name + ".pdf"), pdf);
    }

    /** Forms that draw forms: ten to the ninth of them. */
    private static byte[] endless() {
        PdfFile pdf = new PdfFile();
        int inner = pdf.addStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", PdfFile.ascii("0 0 9 9 re f"));
        for (int depth = 0; depth < 9; depth++) {
            inner = pdf.addStream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
                            .formatted(inner),
                    PdfFile.ascii("/X Do ".repeat(10)));
        }
        int content = pdf.addStream("", PdfFile.ascii("/X Do"));
        return pdf.pageOf(content, "/Resources << /XObject << /X %d 0 R >> >>".formatted(inner))
                .bytes();
    }

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @Test
    void a_page_that_takes_long_does_not_keep_the_pages_of_other_documents_waiting() throws Exception {
        Path endless = file("endless", endless());
        Path good = file("good", new PdfFile().lines("One line.").bytes());
        try (PageImages images = images(PATIENT)) {
            var slow = drawnLater(images, endless);
            assertThat(images.image(good, "good", 1, 320)).startsWith(PNG);
            assertThat(slow).isNotDone();
        }
    }

    private static CompletableFuture<byte[]> drawnLater(PageImages images, Path pdf) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return images.image(pdf, "later", 1, 320);
            } catch (UnreadableSourceException e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void the_server_does_not_wait_for_a_page_when_it_stops() throws Exception {
        Path endless = file("endless", endless());
        PageImages images = images(PATIENT);
        var slow = drawnLater(images, endless);
        while (PdfReaderTest.children().isEmpty()) {
            Thread.onSpinWait();
        }
        images.close();
        assertThatThrownBy(slow::join)
                .cause()
                .isInstanceOfSatisfying(
                        UnreadableSourceException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED))
                .hasMessageContaining("Try again");
    }

    @Test
    void a_page_whose_time_is_over_says_which_setting_it_was_and_that_its_text_can_be_read() throws Exception {
        Path endless = file("endless", endless());
        try (PageImages images = images(limits(Duration.ofSeconds(2)))) {
            assertThatThrownBy(() -> images.image(endless, "endless", 1, 320))
                    .isInstanceOfSatisfying(
                            UnreadableSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT))
                    .hasMessageContaining("pdf-seconds")
                    .hasMessageContaining("Its text, where it has one, can be read");
        }
    }

    @Test
    void a_process_that_is_killed_between_two_pages_costs_nothing() throws Exception {
        Path good = file("good", new PdfFile().lines("One.").lines("Two.").bytes());
        try (PageImages images = images(PATIENT)) {
            assertThat(images.image(good, "good", 1, 320)).startsWith(PNG);
            kill();
            assertThat(images.image(good, "good", 2, 320)).startsWith(PNG);
        }
    }

    private static void kill() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(PdfChild.class.getName()))
                .forEach(child -> {
                    child.destroyForcibly();
                    child.onExit().join();
                });
    }

    /** A page that is drawn so. */
    private static byte[] page(String content, String resources, PdfFile pdf) {
        int stream = pdf.addStream("", PdfFile.ascii(content));
        return pdf.pageOf(stream, "/Resources << %s >>".formatted(resources)).bytes();
    }

    private static byte[] picture(String entries, byte[] data) {
        PdfFile pdf = new PdfFile();
        int picture = pdf.addStream("/Type /XObject /Subtype /Image " + entries, data);
        return page("q 600 0 0 700 0 0 cm /P Do Q", "/XObject << /P %d 0 R >>".formatted(picture), pdf);
    }

    private static byte[] selfDrawingLetter() {
        PdfFile pdf = new PdfFile();
        int font = pdf.add("") + 1;
        int letter = pdf.addStream("", PdfFile.ascii("1000 0 d0 BT /T 1 Tf (a) Tj ET 0 0 700 700 re f"));
        assertThat(letter).isEqualTo(font);
        int self = pdf.add(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 999 999] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 /Widths [999] /Encoding << /Differences [97 /a] >> /CharProcs << /a %d 0 R >> /Resources << /Font << /T %d 0 R >> >> >>"
                        .formatted(letter, letter + 1));
        return page("BT /T 40 Tf 72 700 Td (aaa) Tj ET", "/Font << /T %d 0 R >>".formatted(self), pdf);
    }

    private static byte[] selfFillingPattern() {
        PdfFile pdf = new PdfFile();
        int self = pdf.add("") + 1;
        pdf.addStream(
                "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 0.001 /YStep 0.001 /Resources << /Pattern << /A %d 0 R >> >>"
                        .formatted(self),
                PdfFile.ascii("/Pattern cs /A scn 0 0 5 5 re f"));
        return page("/Pattern cs /A scn 0 0 600 700 re f", "/Pattern << /A %d 0 R >>".formatted(self), pdf);
    }

    private static byte[] shading() {
        PdfFile pdf = new PdfFile();
        int function = pdf.addStream(
                "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]",
                PdfFile.ascii("{ " + "dup mul exch dup mul exch ".repeat(5_000) + "dup }"));
        int shading = pdf.add("<< /ShadingType 1 /ColorSpace /DeviceRGB /Matrix [600 0 0 700 0 0] /Function %d 0 R >>"
                .formatted(function));
        return page("/S sh", "/Shading << /S %d 0 R >>".formatted(shading), pdf);
    }

    private static byte[] groups() {
        PdfFile pdf = new PdfFile();
        int inner = pdf.addStream("/Type /XObject /Subtype /Form /BBox [0 0 600 700]", PdfFile.ascii("0 0 9 9 re f"));
        for (int depth = 0; depth < 200; depth++) {
            inner = pdf.addStream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 600 700] /Group << /S /Transparency /I true >> /Resources << /XObject << /X %d 0 R >> >>"
                            .formatted(inner),
                    PdfFile.ascii("/X Do"));
        }
        return page("/X Do", "/XObject << /X %d 0 R >>".formatted(inner), pdf);
    }

    static Stream<byte[]> hostile() {
        String huge = "/Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB";
        return Stream.of(
                picture(huge, new byte[] {1, 2, 3}),
                picture(huge + " /Filter /FlateDecode", PdfFile.deflated(new byte[50 << 20])),
                picture(
                        "/Width 9 /Height 9 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode",
                        new byte[99]),
                picture(
                        "/Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>",
                        new byte[99]),
                picture("/Width 9 /Height 9 /Filter /JPXDecode", new byte[99]),
                picture(
                        "/Width 9 /Height 9 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
                        new byte[99]),
                selfDrawingLetter(),
                selfFillingPattern(),
                shading(),
                groups());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void a_page_that_means_harm_is_drawn_or_refused_within_its_limits(byte[] pdf) throws Exception {
        Path hostile = file("hostile", pdf);
        try (PageImages images = images(limits(Duration.ofSeconds(3)))) {
            assertThat(images.image(hostile, "hostile", 1, 320)).startsWith(PNG);
        } catch (UnreadableSourceException e) {
            assertThat(e).hasMessageStartingWith("No image of this page can be made: ");
            assertThat(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)).doesNotContain("exception");
        }
        try (PageImages images = images(PATIENT)) {
            Path good = file("good", new PdfFile().lines("One line.").bytes());
            assertThat(images.image(good, "good", 1, 320)).startsWith(PNG);
        }
    }
}
