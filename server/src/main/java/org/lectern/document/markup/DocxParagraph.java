package org.lectern.document.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.document.BlockKind;
import org.lectern.document.markup.DocxNumbering.Membership;
import org.lectern.document.markup.DocxStyles.Style;

/** What a paragraph of a DOCX is made of so far, and the boxes of text in it, which follow it. */
final class DocxParagraph {
    final List<Piece> pieces = new ArrayList<>();
    final List<DocxParagraph> boxes = new ArrayList<>();
    Style style = Style.PLAIN;
    /** The list that it says itself that it is of, whatever its style says; "0" for none, empty where it says nothing. */
    String listId = "";

    Optional<Integer> listLevel = Optional.empty();
    /** Of what is being read of it; empty where that is not said. */
    String font = "";
    /** Whether what is being read of it is hidden. */
    boolean isHidden;
    /** Whether it goes on with the next one: its end was struck out, or it is a large first letter. */
    boolean isJoined;

    /** Words, or where a page begins in print. */
    record Piece(String words, boolean isPage) {}

    Membership list() {
        return listId.isEmpty()
                ? new Membership(style.list().id(), listLevel.or(style.list()::level))
                : new Membership(listId, Optional.of(listLevel.orElse(0)));
    }

    BlockKind kind() {
        boolean isOther = style.kind() != BlockKind.PARAGRAPH && style.kind() != BlockKind.LIST;
        return isOther || listId.isEmpty() ? style.kind() : listId.equals("0") ? BlockKind.PARAGRAPH : BlockKind.LIST;
    }

    /** Begins with what another one is made of. */
    void goOn(DocxParagraph before) {
        pieces.addAll(0, before.pieces);
        boxes.addAll(0, before.boxes);
    }
}
