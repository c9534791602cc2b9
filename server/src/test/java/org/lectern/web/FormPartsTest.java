package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parts of a form are what was sent, byte for byte, however the network cuts it up. */
class FormPartsTest {
    private static final String TYPE = "multipart/form-data; boundary=\"--line\"";

    /** Gives a few bytes at a time. */
    private static final class Trickle extends InputStream {
        private final InputStream in;
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            this.in = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int most) throws java.io.IOException {
            return in.read(into, from, Math.min(most, 1 + random.nextInt(random.nextBoolean() ? 3 : 3_000)));
        }
    }

    private static byte[] all(FormParts parts) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[1000];
        for (int read = parts.read(some); read >= 0; read = parts.read(some)) {
            all.write(some, 0, read);
        }
        return all.toByteArray();
    }

    private static FormParts parts(String body) throws Exception {
        return FormParts.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), TYPE);
    }

    private static PartHead head(String disposition) throws Exception {
        return parts("----line\r\nContent-Disposition: form-data; %s\r\n\r\n\r\n----line--\r\n".formatted(disposition))
                .next()
                .orElseThrow();
    }

    @Test
    void parts_come_as_they_were_sent_however_they_are_cut_up() throws Exception {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("parts: seed " + seed);
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            List<byte[]> sent = new ArrayList<>();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int part = random.nextInt(4); part >= 0; part--) {
                byte[] content = content(random);
                sent.add(content);
                body.writeBytes("----line\r\nContent-Disposition: form-data; name=\"p\"\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
                body.writeBytes(content);
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            body.writeBytes("----line--\r\n".getBytes(StandardCharsets.UTF_8));

            FormParts parts = FormParts.of(new Trickle(body.toByteArray(), random), TYPE);
            for (byte[] content : sent) {
                assertThat(parts.next()).contains(new PartHead("p", Optional.empty()));
                if (random.nextInt(5) > 0) {
                    assertThat(all(parts)).isEqualTo(content);
                }
            }
            assertThat(parts.next()).isEmpty();
        }
    }

    /** Full of what looks like the line between parts, and is not. */
    private static byte[] content(Random random) {
        String[] pieces = {"\r", "\n", "\r\n", "-", "\r\n--", "\r\n----lin", "----line", "word", "\0", "é"};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(random.nextInt(4) == 0 ? 40_000 : 20); n > 0; n--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString().replace("\r\n----line", "\r\n---line").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_a_file_is_called_is_read_in_every_way_in_which_it_is_written() throws Exception {
        assertThat(head("name=\"file\"; filename=\"a.txt\"")).isEqualTo(new PartHead("file", Optional.of("a.txt")));
        assertThat(head("name=file; filename=a.txt").fileName()).contains("a.txt");
        assertThat(head("name=\"file\"; filename=\"say \\\"aye\\\".txt\"").fileName())
                .contains("say \"aye\".txt");
        assertThat(head("name=\"file\"; filename=\"say %22aye%22.txt\"").fileName())
                .contains("say \"aye\".txt");
        assertThat(head("name=\"file\"; filename=\"say \"aye\".txt\"").fileName())
                .contains("say \"aye\".txt");
        assertThat(head("name=\"file\"; filename=\"a;b=c.txt\"").fileName()).contains("a;b=c.txt");
        assertThat(head("name=\"file\"; filename=\"C:\\Ann\\a.txt\"").fileName())
                .contains("C:\\Ann\\a.txt");
        assertThat(head("name=\"file\"; filename=\"100%25 %2e%2e%2f.txt\"").fileName())
                .contains("100%25 %2e%2e%2f.txt");
        assertThat(head("name=\"file\"; filename=\"plain.txt\"; filename*=UTF-8''%D0%90%2Btwo%20+.txt")
                        .fileName())
                .contains("А+two +.txt");
        assertThat(head("name=\"file\"; filename=\"plain.txt\"; filename*=UTF-8''%D0%9")
                        .fileName())
                .contains("plain.txt");
        assertThat(head("name=\"file\"; filename=\"plain.txt\"; filename*=klingon-7''a")
                        .fileName())
                .contains("plain.txt");
        assertThat(head("name=\"file\"; filename=\"cut").fileName().orElseThrow())
                .startsWith("cut");
        assertThat(head("name=\"file\"; filename=\"\"").fileName()).contains("");
        assertThat(head("name=\"title\"").fileName()).isEmpty();
        assertThat(head("name=\"file\"; filename=\"a\u0001\u001Bb\0c\td\ne.txt\"")
                        .fileName())
                .contains("a\u0001\u001Bb\0c\td\ne.txt");
    }

    @Test
    void what_is_cut_off_is_no_form() throws Exception {
        String whole = "----line\r\nContent-Disposition: form-data; name=\"p\"\r\n\r\nwords\r\n----line--";
        for (int length = 0; length < whole.length(); length++) {
            FormParts parts = parts(whole.substring(0, length));
            assertThatThrownBy(() -> {
                        while (parts.next().isPresent()) {
                            all(parts);
                        }
                    })
                    .as("%d", length)
                    .isInstanceOf(FormParts.BrokenException.class);
        }
        assertThatThrownBy(() -> FormParts.of(InputStream.nullInputStream(), "multipart/form-data"))
                .isInstanceOf(FormParts.BrokenException.class);
        assertThatThrownBy(() -> parts("----line\r\nX: " + "x".repeat(70_000)).next())
                .isInstanceOf(FormParts.BrokenException.class);
    }
}
