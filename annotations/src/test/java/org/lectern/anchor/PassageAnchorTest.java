package org.lectern.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.anchor.Anchoring.Anchored;
import org.lectern.anchor.Anchoring.Approximate;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.FragmentSelector;
import org.lectern.anchor.Selector.OtherSelector;
import org.lectern.anchor.Selector.TextPositionSelector;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** What selectors lead to, case by case, in one text. */
final class PassageAnchorTest {
    private static final String TEXT = "One man said: no. Two men 😀 said: yes. Then a man said: never, never.";
    private static final CodePointText POINTS = new CodePointText(TEXT);
    private static final PassageAnchor ANCHOR = new PassageAnchor(new IndexedText(POINTS), page -> switch (page) {
        case 1 -> Optional.of(new TextSpan(0, 18));
        case 2 -> Optional.of(new TextSpan(18, POINTS.length()));
        default -> Optional.empty();
    });

    /** @param expected what is found, with its start; {@code lost} when nothing may be */
    record Case(String name, String expected, List<Selector> selectors) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case found(String name, int start, String words, boolean moved, Selector... selectors) {
        int end = start + words.codePointCount(0, words.length());
        assertThat(POINTS.slice(new TextSpan(start, end))).isEqualTo(words);
        return new Case(name, new Anchored(new TextSpan(start, end), moved).toString(), Arrays.asList(selectors));
    }

    private static Case lost(String name, String why, Selector... selectors) {
        return new Case(name, why, Arrays.asList(selectors));
    }

    private static Selector quote(String exact) {
        return new TextQuoteSelector(exact, "", "");
    }

    private static Selector quote(String prefix, String exact, String suffix) {
        return new TextQuoteSelector(exact, prefix, suffix);
    }

    private static Selector at(int start, int end) {
        return new TextPositionSelector(new TextSpan(start, end));
    }

    private static Selector fragment(String value) {
        return new FragmentSelector(value, Optional.empty());
    }

    static List<Case> cases() {
        return List.of(
                found("a unique quote", 18, "Two men", false, quote("Two men")),
                found("a unique quote beyond an astral character", 34, "yes", false, quote("yes")),
                found("a quote with an astral character", 26, "😀", false, quote("😀")),
                found("the whole text", 0, TEXT, false, quote(TEXT)),
                lost("words that stand nowhere", "do not stand", quote("perhaps")),
                lost("another case of letter", "do not stand", quote("two men")),
                lost("an empty quote", "is empty", quote("")),
                lost("two places and no context", "2 places", quote("never")),
                lost("three places, two in context", "2 places", quote("man ", "said", ":")),
                found("two places, told apart by the prefix", 63, "never", false, quote("never, ", "never", "")),
                found("two places, told apart by the suffix", 56, "never", false, quote("", "never", ",")),
                found("two places, told apart by both", 4, "man", false, quote("One ", "man", " said")),
                found("three places, one in context", 28, "said", false, quote("😀 ", "said", ": yes")),
                lost("two places, context of neither", "2 places", quote("a ", "never", "more")),
                lost("two places, a prefix and a suffix of different ones", "2 places", quote(": ", "never", ".")),
                found(
                        "a few unique words, one side of the context agrees",
                        18,
                        "Two",
                        false,
                        quote("no. ", "Two", " women")),
                lost("a few unique words, context of neither side", "few words", quote("yes. ", "Two", " women")),
                found(
                        "many unique words are believed against the context",
                        18,
                        "Two men 😀 said: yes. Then a man said",
                        false,
                        quote("x", "Two men 😀 said: yes. Then a man said", "y")),
                found("a hint chooses among equals", 63, "never", false, quote("never"), at(63, 68)),
                found("a fragment chooses among equals", 56, "never", false, quote("never"), fragment("char=56,61")),
                found("a hint chooses among those in context", 46, "man", false, quote("", "man", " said"), at(46, 49)),
                lost("a hint beside both chooses nothing", "2 places", quote("never"), at(60, 65)),
                lost("a hint does not help context of neither", "2 places", quote("a ", "never", "b"), at(63, 68)),
                lost("hints for both choose nothing", "2 places", quote("never"), at(56, 61), at(63, 68)),
                found("a hint against a unique quote", 18, "Two men", true, quote("Two men"), at(3, 10)),
                found("a hint that agrees with a unique quote", 18, "Two men", false, quote("Two men"), at(18, 25)),
                found("a hint against the context", 63, "never", true, quote("never, ", "never", ""), at(56, 61)),
                lost("a few words in context of neither, told apart by nothing", "2 places", quote("x", "never", "y")),
                lost("words that stand nowhere with a hint", "do not stand", quote("perhaps"), at(3, 10)),
                lost("two quotes", "one TextQuoteSelector", quote("One"), quote("Two")),
                found("a position", 4, "man", false, at(4, 7)),
                found("a position beyond an astral character", 28, "said", false, at(28, 32)),
                found("a position up to the end", 68, ".", false, at(68, 69)),
                lost("a position past the end", "beyond its end", at(60, 999)),
                lost("a position on nothing", "between two characters", at(4, 4)),
                lost("two positions", "different places", at(0, 3), at(4, 7)),
                found("two positions that say the same", 4, "man", false, at(4, 7), fragment("char=4,7")),
                found("char=start,end", 4, "man", false, fragment("char=4,7")),
                found("char with its hash", 4, "man", false, fragment("#char=4,7")),
                found("char from the start", 0, "One", false, fragment("char=,3")),
                found("char up to the end", 63, "never.", false, fragment("char=63,")),
                found("char with the right length", 4, "man", false, fragment("char=4,7;length=69")),
                lost("char of a text of another length", "69", fragment("char=4,7;length=70")),
                lost("char backwards", "backwards", fragment("char=7,4")),
                lost("char on nothing", "between two characters", fragment("char=7,7")),
                lost("char past the end", "beyond its end", fragment("char=7,70")),
                lost("a single char position", "not understood", fragment("char=7")),
                lost("a number that is none", "not understood", fragment("char=99999999999,4")),
                lost("line=", "not understood", fragment("line=1,2")),
                lost("an empty fragment", "not understood", fragment("")),
                found("page", 0, "One man said: no. ", false, fragment("page=1")),
                lost("a page that is not there", "no page 3", fragment("page=3")),
                lost("page 0", "no page 0", fragment("page=0")),
                lost("another kind alone", "SvgSelector", new OtherSelector("SvgSelector")),
                lost("only other kinds", "None of these", new OtherSelector("a"), new OtherSelector("b")),
                found("another kind beside a quote", 0, "One", false, new OtherSelector("a"), quote("One")),
                found("an unusable fragment beside a quote", 0, "One", false, fragment("line=1"), quote("One")),
                lost("nothing at all", "None of these"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anchors(Case asked) {
        switch (ANCHOR.anchor(asked.selectors)) {
            case Anchored anchored -> assertThat(anchored.toString()).isEqualTo(asked.expected);
            case Approximate approximate -> fail("found though it was edited: %s", approximate);
            case Lost(String reason, List<Candidate> candidates) ->
                assertThat(reason).contains(asked.expected);
        }
    }

    @Test
    void the_places_of_an_ambiguous_quote_are_its_candidates() {
        assertThat(ANCHOR.anchor(List.of(quote("never"))))
                .isInstanceOfSatisfying(
                        Lost.class,
                        lost -> assertThat(lost.candidates())
                                .containsExactly(
                                        new Candidate(new TextSpan(56, 61), 1),
                                        new Candidate(new TextSpan(63, 68), 1)));
    }

    @Test
    void a_letter_repeated_a_million_times_is_lost_in_good_time() {
        PassageAnchor anchor =
                new PassageAnchor(new IndexedText(new CodePointText("a".repeat(1_000_000))), page -> Optional.empty());
        assertThat(anchor.anchor(List.of(quote("aaaa"))))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.candidates()).hasSize(PassageAnchor.MAX_CANDIDATES));
    }
}
