package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.LeftOut;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;

/** Outlines, forms and rights: what a PDF has beside its pages. */
class PdfPartsTest {
    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder, PdfLimits.USUAL);
    }

    private static String entries(ReadSource read) {
        return read.headings().stream()
                .map(heading -> heading.level() + " " + heading.title() + " at " + heading.start())
                .collect(Collectors.joining("; "));
    }

    @Test
    void a_part_of_the_outline_that_leads_nowhere_leads_to_the_first_of_what_is_in_it() throws Exception {
        PdfFile pdf = new PdfFile().lines("Preface").lines("One").lines("Two");
        int first = pdf.add("<< /Title (One) /Dest [%d 0 R /Fit] >>".formatted(pdf.object(2)));
        int web = pdf.add("<< /Title (Elsewhere) /A << /S /URI /URI (http://example.org/) >> >>");
        int part = pdf.add(
                "<< /Title (First part) /First %d 0 R /Last %d 0 R /Next %d 0 R >>".formatted(first, first, web));
        pdf.catalogue("/Outlines << /First %d 0 R /Last %d 0 R >>".formatted(part, web));
        try (ReadSource read = reading.read(pdf.bytes())) {
            assertThat(entries(read)).isEqualTo("1 First part at 8; 2 One at 8");
        }
    }

    @Test
    void ten_thousand_entries_are_all_there() throws Exception {
        PdfFile pdf = new PdfFile();
        for (int page = 0; page < 100; page++) {
            pdf.lines("Entry");
        }
        int last = 0;
        for (int n = 9_999; n >= 0; n--) {
            last = pdf.add("<< /Title (Entry %d) /Dest [%d 0 R /Fit] %s >>"
                    .formatted(n, pdf.object(1 + n / 100), last == 0 ? "" : "/Next %d 0 R".formatted(last)));
        }
        pdf.catalogue("/Outlines << /First %d 0 R >>".formatted(last));
        try (ReadSource read = reading.read(pdf.bytes())) {
            assertThat(read.headings()).hasSize(10_000);
            assertThat(read.headings().getLast().title()).isEqualTo("Entry 9999");
        }
    }

    private static int looks(PdfFile pdf, String words) {
        return pdf.addStream(
                "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 3 0 R >> >>",
                PdfFile.ascii("BT /F 12 Tf 2 5 Td (%s) Tj ET".formatted(words)));
    }

    @Test
    void what_was_filled_into_a_form_stands_behind_what_asks_for_it_and_what_is_hidden_does_not() throws Exception {
        PdfFile pdf = new PdfFile();
        String shown =
                "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [150 %d 350 %d] /F %d /AP << /N %d 0 R >> >> ";
        String annotations = shown.formatted(645, 665, 4, looks(pdf, "Ivan Sidorov"))
                + shown.formatted(615, 635, 4, looks(pdf, "Minsk"))
                + shown.formatted(585, 605, 2, looks(pdf, "nobody sees this"))
                + "<< /Type /Annot /Subtype /FreeText /Rect [72 545 272 565] /AP << /N %d 0 R >> >> "
                        .formatted(looks(pdf, "A typed remark."))
                + "<< /Type /Annot /Subtype /Text /Contents (A note at the margin.) /Rect [400 545 420 565] >>";
        int content = pdf.addStream(
                "", PdfFile.ascii("BT /F 12 Tf 72 650 Td (Name:) Tj 0 -30 Td (Town:) Tj 0 -30 Td (Of age:) Tj ET"));
        pdf.pageOf(content, "/Annots [%s]".formatted(annotations));
        try (ReadSource read = reading.read(pdf.bytes())) {
            assertThat(read.text().value().replaceAll("\\n+", "\n"))
                    .isEqualTo("Name: Ivan Sidorov\nTown: Minsk\nOf age:\nA typed remark.");
        }
    }

    @Test
    void a_field_whose_looks_make_no_sense_costs_itself_only() throws Exception {
        PdfFile pdf = new PdfFile();
        int self = pdf.add("<< >>") + 1;
        pdf.addStream(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
                        .formatted(self),
                PdfFile.ascii("/X Do [[[[ BT ("));
        int content = pdf.addStream("", PdfFile.ascii("BT /F 12 Tf 72 650 Td (Name:) Tj ET"));
        pdf.pageOf(
                content,
                "/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [150 645 350 665] /AP << /N %d 0 R >> >>]"
                        .formatted(self));
        try (ReadSource read = reading.read(pdf.bytes())) {
            assertThat(read.text().value()).isEqualTo("Name:");
        }
    }

    private static byte[] guarded(byte[] pdf) throws IOException {
        AccessPermission rights = new AccessPermission();
        rights.setCanExtractContent(false);
        rights.setCanPrint(false);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "", rights);
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void a_file_that_anybody_may_open_is_read_whatever_password_was_given() throws Exception {
        byte[] pdf = guarded(new PdfFile().lines("An open list.").bytes());
        for (String password : new String[] {"", "wrong", "owner"}) {
            try (ReadSource read = reading.read(pdf, password, ReadingWatch.NOBODY)) {
                assertThat(read.text().value()).as(password).isEqualTo("An open list.");
            }
        }
    }

    @Test
    void files_within_the_file_are_counted_also_where_their_list_runs_in_a_ring() throws Exception {
        PdfFile pdf = new PdfFile().lines("See the files that come with this one.");
        int leaf = pdf.add("<< /Names [(a) << /Type /Filespec /F (a.txt) >> (b) << /Type /Filespec /F (b.txt) >>] >>");
        int ring = pdf.add("");
        int again = pdf.add("<< /Kids [%d 0 R %d 0 R] >>".formatted(leaf, ring + 1));
        pdf.catalogue("/Names << /EmbeddedFiles %d 0 R >>".formatted(again));
        try (ReadSource read = reading.read(pdf.bytes())) {
            assertThat(read.found().leftOut()).containsExactly(Map.entry(LeftOut.FILES, 2));
        }
    }

    /** Three thousand nodes that all have the same children: themselves. */
    @Test
    void a_list_of_files_that_leads_to_the_same_again_and_again_costs_the_file_nothing() throws Exception {
        PdfFile pdf = new PdfFile().lines("See the files that come with this one.");
        int leaf = pdf.add("<< /Names [(a) << /Type /Filespec /F (a.txt) >>] >>");
        int kids = leaf + 1;
        pdf.add(IntStream.range(0, 3_000)
                .mapToObj(n -> "%d 0 R".formatted(kids + 1 + n))
                .collect(Collectors.joining(" ", "[", " %d 0 R null 7]".formatted(leaf))));
        for (int n = 0; n < 3_000; n++) {
            pdf.add("<< /Kids %d 0 R >>".formatted(kids));
        }
        pdf.catalogue("/Names << /EmbeddedFiles %d 0 R >>".formatted(kids + 1));
        PdfLimits little = new PdfLimits(
                64L << 20, 400L << 20, 64L << 20, Duration.ofSeconds(60), Duration.ofSeconds(60), 10, 10_000);
        try (ReadSource read = new Reading(folder, little).read(pdf.bytes())) {
            assertThat(read.found().leftOut()).containsExactly(Map.entry(LeftOut.FILES, 1));
        }
    }
}
