package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.ProgramProcess.Ended;
import org.lectern.document.DocumentId;
import org.lectern.document.pdf.PdfFile;
import org.lectern.people.Viewer;

/** What the ingest command is told of a file: its encoding by an option, its password by whoever types it. */
class IngestOptionsTest {
    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    @BeforeEach
    void plant() {
        PlantedFolder.plantIn(data());
    }

    /** @param typed what comes on standard input */
    private Ended ingest(String typed, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("ingest", "--data", data().toString()));
        all.addAll(List.of(words));
        Process process = ProgramProcess.builder(folder, all.toArray(String[]::new))
                .redirectInput(Files.writeString(folder.resolve("in"), typed).toFile())
                .start();
        return ProgramProcess.end(process, folder);
    }

    private String text(String id) {
        try (DataFolder taken = DataFolder.take(data()).orElseThrow();
                Store store = new Store(taken)) {
            return store.catalogue
                    .text(store.catalogue
                            .document(new DocumentId(id), Viewer.ANYONE)
                            .orElseThrow()
                            .current())
                    .value();
        }
    }

    @Test
    void an_encoding_that_cannot_be_told_is_named_and_one_that_is_none_is_refused() throws Exception {
        Path file = Files.write(folder.resolve("cafe.txt"), "A caf\u00E9.".getBytes(StandardCharsets.ISO_8859_1));
        Ended untold = ingest("", file.toString());
        assertThat(untold.code()).isEqualTo(1);
        assertThat(untold.err()).contains("Byte 5 of the file is not UTF-8");
        Ended unknown = ingest("", "--encoding", "klingon-7", file.toString());
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("There is no encoding klingon-7 here");

        Ended named = ingest("", "--encoding", "latin1", file.toString());
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(text("cafe")).isEqualTo("A café.");

        Path page = Files.write(
                folder.resolve("spisok.html"),
                "<p>\u0421\u043f\u0438\u0441\u043a\u0438".getBytes(Charset.forName("IBM866")));
        assertThat(ingest("", "--encoding", "IBM866", page.toString()).code()).isZero();
        assertThat(text("spisok")).isEqualTo("\u0421\u043f\u0438\u0441\u043a\u0438");
    }

    @Test
    void the_answer_says_what_was_found_in_each_file_and_one_that_is_refused_keeps_none_of_the_others_out()
            throws Exception {
        Path list = Files.write(
                folder.resolve("list.txt"),
                "Архив открыли осенью, и в его подвале нашлись письма, о которых никто не знал, так как их увезли и не было описи."
                        .getBytes(Charset.forName("KOI8-R")));
        Path blank = Files.writeString(folder.resolve("blank.txt"), " \n\n");
        Path scan = Files.write(
                folder.resolve("scan.pdf"),
                new PdfFile().scan().lines("words").scan().bytes());
        Path page = Files.writeString(folder.resolve("page.html"), "<p>Words.<script>x()</script><img src=a>");
        Ended ended = ingest("", list.toString(), blank.toString(), scan.toString(), page.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("blank.txt: There are no words in this file.")
                .contains("1 of 4 files was not taken in; the others were.");
        assertThat(ended.out())
                .contains("/documents/list: 1 page, 113 characters")
                .contains("Read as text/plain in KOI8-R.")
                .contains("Passages: 1 (ru 1). Words that look misread: 0.")
                .contains("/documents/scan: 3 pages")
                .contains("Pages without text: 2 (1, 3).")
                .contains("Left out, as no part of the text: scripts 1, images 1.");
        assertThat(ended.out().lines().filter(line -> line.startsWith("http"))).hasSize(3);
    }

    @Test
    void a_password_is_typed_and_stands_neither_in_the_command_nor_in_any_file() throws Exception {
        Path file = Files.write(folder.resolve("secret.pdf"), encrypted("open-sesame-7"));
        Ended without = ingest("", file.toString());
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.err()).contains("opens with a password only", "--password");
        Ended wrong = ingest("wrong\n", "--password", file.toString());
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("This password does not open it").doesNotContain("wrong");
        Ended inCommand = ingest("", "--password=open-sesame-7", file.toString());
        assertThat(inCommand.code())
                .as("a password in the command would be seen by others")
                .isEqualTo(2);

        Ended typed = ingest("open-sesame-7\n", "--password", file.toString());
        assertThat(typed.code()).as(typed.err()).isZero();
        assertThat(typed.out() + typed.err()).doesNotContain("open-sesame-7");
        assertThat(text("secret")).isEqualTo("A secret list.");
        try (var files = Files.walk(data())) {
            for (Path kept : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(kept, StandardCharsets.ISO_8859_1).contains("open-sesame-7"))
                        .as(kept.toString())
                        .isFalse();
            }
        }
    }

    private static byte[] encrypted(String password) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(new PdfFile().lines("A secret list.").bytes())) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void a_file_with_a_name_of_any_kind_is_called_something_harmless_and_the_same_file_is_told() throws Exception {
        Path odd = Files.writeString(folder.resolve("bell\u0007\u001B[2J\u202E.txt"), "Words.");
        Path line = Files.writeString(folder.resolve("two\nlines.txt"), "Other words.");
        Path dots = Files.writeString(folder.resolve("\u0001"), "Words with no name.");
        Path dotsAgain = Files.writeString(folder.resolve("\u0002"), "More of them.");
        Path windows = Files.writeString(folder.resolve("C:\\Ann\\list.txt"), "Words.");

        Ended ended =
                ingest("", odd.toString(), line.toString(), dots.toString(), dotsAgain.toString(), windows.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("/documents/bell-2j: ")
                .contains("so it is called \"bell[2J\".")
                .contains("/documents/two-lines: ")
                .contains("so it is called \"two lines\".")
                .contains("/documents/untitled: ")
                .contains("/documents/untitled-2: ")
                .containsPattern(
                        "/documents/list: .*\n(?:  .*\n)*  The library has this very file also as http\\S*/documents/bell-2j@")
                .doesNotContain("\u0007", "\u001B");

        Ended missing = ingest("", folder.resolve("no\u001Bsuch").toString());
        assertThat(missing.err()).contains("no\uFFFDsuch").doesNotContain("\u001B");
    }
}
