package org.lectern.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as Markdown is read back as the very same text. */
public class MarkdownTextTest {
    private static final List<String> PIECES = List.of(
            "а́ббат",
            "Ста́лин",
            "𝔄𐍈",
            "“so”",
            "|",
            "[x](y)",
            "<b>",
            "&amp;",
            "&",
            "* a",
            "# b",
            "1. c",
            "2) d",
            "- e",
            "+ f",
            "> g",
            "```",
            "~~~",
            "=== ",
            "---",
            "\\",
            "_em_",
            "`code`",
            "\n",
            "\n",
            "\n\n",
            " ",
            "   ",
            "\t",
            "\u00A0",
            "\u2028",
            "\f",
            "=1+1",
            "http://a.b",
            "!",
            "!\\[",
            "word",
            "e\u0301",
            "\u0085",
            "{#id}",
            "$x$");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two\nlines",
                "\nfirst empty",
                "last empty\n",
                "\n",
                "\n\n",
                "a\n\n\nb",
                "  indented\n    more",
                "trailing  \nspaces",
                "# no heading\n- no list\n1. no list\n> no quote",
                "===\n---\n***",
                "    code?",
                "<!-- comment",
                "[a]: http://example.org",
                "a | b\n--|--",
                "back\\slash\\"
            })
    void comes_back_as_it_was(String text) {
        assertThat(readBack(text)).isEqualTo(text);
    }

    @Test
    void comes_back_as_it_was_whatever_is_in_it() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            assertThat(readBack(text.toString()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text.toString());
        }
    }

    private static String readBack(String text) {
        return quotedText(Parser.builder()
                .build()
                .parse("> " + MarkdownText.lines(text, "> ") + "\n")
                .getFirstChild());
    }

    /** The text of a block quote that holds one paragraph and nothing else. */
    public static String quotedText(Node node) {
        assertThat(node).isInstanceOf(BlockQuote.class);
        assertThat(node.getFirstChild()).isInstanceOf(Paragraph.class);
        assertThat(node.getFirstChild().getNext()).isNull();
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                text.append('\n');
            }

            @Override
            protected void visitChildren(Node parent) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                    assertThat(child).isInstanceOfAny(Paragraph.class, Text.class, HardLineBreak.class);
                    child.accept(this);
                }
            }
        });
        return text.toString();
    }
}
