/**
 * Finding a passage from what was written down about it, and writing down what finds it again: pure functions over text.
 *
 * <p>{@link org.lectern.anchor.PassageAnchor} does both directions. Quotes are looked for by
 * {@link org.lectern.anchor.QuoteMatcher} in an {@link org.lectern.anchor.IndexedText}, also where their words were
 * edited since; how, it says, and what its numbers lead to stands in {@code server/docs/anchoring.md}. All offsets are Unicode code points of a canonical
 * text; {@link org.lectern.anchor.CodePointText} is the one place where they meet Java's UTF-16 units.
 *
 * <p>To add a selector: a record in {@link org.lectern.anchor.Selector}, its case in {@code PassageAnchor} (the compiler
 * names the place), its JSON in {@code org.lectern.annotation.jsonld.SelectorJson}, and a row in the round-trip test.
 */
package org.lectern.anchor;
