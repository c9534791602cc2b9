package org.lectern.document.markup;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.lectern.document.LeftOut;

/** What the elements of a TEI text are for its readers. */
final class TeiElements {
    private static final Map<String, LeftOut> LEFT_OUT = Map.ofEntries(
            Map.entry("teiHeader", LeftOut.PREAMBLES),
            Map.entry("corr", LeftOut.READINGS),
            Map.entry("reg", LeftOut.READINGS),
            Map.entry("expan", LeftOut.READINGS),
            Map.entry("rdg", LeftOut.READINGS),
            Map.entry("rt", LeftOut.READINGS),
            Map.entry("del", LeftOut.DELETIONS),
            Map.entry("fw", LeftOut.HEADERS),
            Map.entry("graphic", LeftOut.IMAGES),
            Map.entry("figDesc", LeftOut.IMAGES),
            Map.entry("media", LeftOut.MEDIA),
            Map.entry("formula", LeftOut.FORMULAS),
            Map.entry("notatedMusic", LeftOut.FORMULAS),
            Map.entry("index", LeftOut.HIDDEN),
            Map.entry("standOff", LeftOut.HIDDEN),
            Map.entry("facsimile", LeftOut.IMAGES));

    /** What is left out only where the source's own words stand beside it. */
    private static final Set<String> IN_CHOICE = Set.of("corr", "reg", "expan");

    private static final Set<String> BLOCKS = Set.of(
            "ab",
            "address",
            "addrLine",
            "argument",
            "back",
            "body",
            "byline",
            "castItem",
            "castList",
            "cit",
            "closer",
            "dateline",
            "desc",
            "div",
            "div0",
            "div1",
            "div2",
            "div3",
            "div4",
            "div5",
            "div6",
            "div7",
            "docAuthor",
            "docDate",
            "docEdition",
            "docImprint",
            "docTitle",
            "epigraph",
            "figure",
            "floatingText",
            "front",
            "group",
            "head",
            "imprimatur",
            "item",
            "l",
            "lg",
            "list",
            "listBibl",
            "opener",
            "p",
            "postscript",
            "salute",
            "signed",
            "sp",
            "speaker",
            "stage",
            "table",
            "text",
            "titlePage",
            "titlePart",
            "trailer");

    /** Blocks where they stand between blocks. */
    private static final Set<String> APART = Set.of("quote", "q", "bibl");

    private TeiElements() {}

    /** Null for what is part of the text. */
    static @Nullable LeftOut leftOut(Element element, String name) {
        boolean isOnly =
                (IN_CHOICE.contains(name) && !isInChoice(element)) || (name.equals("rdg") && isOnlyReading(element));
        return isOnly ? null : LEFT_OUT.get(name);
    }

    static boolean isBlock(Element element, String name) {
        return BLOCKS.contains(name) || (APART.contains(name) && isApart(element));
    }

    private static boolean isInChoice(Element element) {
        Element around = element.parent();
        return around != null && Tei.local(around).equals("choice");
    }

    /** Where an edition prefers none of its witnesses, the first one is read. */
    private static boolean isOnlyReading(Element reading) {
        Element around = reading.parent();
        return around == null
                || (around.children().stream().noneMatch(one -> Tei.local(one).equals("lem"))
                        && reading.previousElementSibling() == null);
    }

    static boolean isCaption(Element head) {
        Element around = head.parent();
        return around != null && Set.of("figure", "table").contains(Tei.local(around));
    }

    /** Whether it stands between blocks and not among words. */
    private static boolean isApart(Element element) {
        Element around = element.parent();
        return around != null
                && Set.of(
                                "div",
                                "div1",
                                "div2",
                                "div3",
                                "body",
                                "cit",
                                "epigraph",
                                "listBibl",
                                "quote",
                                "back",
                                "front")
                        .contains(Tei.local(around));
    }
}
