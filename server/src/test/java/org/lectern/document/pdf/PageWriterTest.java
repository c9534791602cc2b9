package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;

/** Pages that are put together on a thread of their own. */
class PageWriterTest {
    private static final int MOST = 1_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** Stands for anything that makes no sense about glyphs. */
    private static final class Broken extends AbstractSet<TextPosition> {
        @Override
        public boolean contains(Object any) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Iterator<TextPosition> iterator() {
            throw new IllegalStateException("broken");
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private static PageWriter.ReadPage page(int number, String letter, Set<TextPosition> said) {
        TextPosition glyph = new TextPosition(
                0,
                612,
                792,
                new Matrix(12, 0, 0, 12, 72, 700),
                80,
                700,
                8,
                8,
                3,
                letter,
                new int[] {'A'},
                new PDType1Font(FontName.HELVETICA),
                12,
                12);
        return new PageWriter.ReadPage(
                number, 3, "", PDRectangle.A4, 0, List.of(List.of(glyph)), said, Optional.empty());
    }

    private PageWriter writer(OutputStream out, int most) {
        return new PageWriter(new DataOutputStream(out), most, (number, of) -> told.add(number + " of " + of));
    }

    private List<String> written() throws IOException {
        List<String> pages = new ArrayList<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        while (in.available() > 0) {
            assertThat(in.readByte()).isEqualTo(PdfResult.PAGE);
            in.readUTF();
            in.readInt();
            in.readInt();
            String whole = in.readBoolean() ? "whole: " : "failed: ";
            pages.add(whole + new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            in.readNBytes(in.readInt());
        }
        return pages;
    }

    @Test
    void a_page_that_cannot_be_put_together_is_one_without_text_among_the_others() throws Exception {
        try (PageWriter writer = writer(bytes, MOST)) {
            writer.write(page(1, "A", Set.of()));
            writer.write(page(2, "\u05D0", new Broken()));
            writer.write(page(3, "B", Set.of()));
            writer.finish();
            assertThat(writer.pages()).isEqualTo(3);
            assertThat(writer.failureOfAll()).isEmpty();
        }
        assertThat(written()).containsExactly("whole: A", "failed: ", "whole: B");
        assertThat(told).containsExactly("1 of 3", "2 of 3", "3 of 3");
    }

    @Test
    void what_is_too_long_or_cannot_be_written_is_said_as_what_it_is() throws Exception {
        try (PageWriter writer = writer(bytes, 1)) {
            writer.write(page(1, "A", Set.of()));
            writer.write(page(2, "B", Set.of()));
            assertThatThrownBy(writer::finish).isInstanceOf(PageStripper.LimitException.class);
        }
        IOException full = new IOException("No space left on device");
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw full;
            }
        };
        try (PageWriter writer = writer(disk, MOST)) {
            writer.write(page(1, "A", Set.of()));
            assertThatThrownBy(() -> writer.write(page(2, "B", Set.of()))).isSameAs(full);
        }
        assertThat(told).as("pages that are written").containsExactly("1 of 3");
    }
}
