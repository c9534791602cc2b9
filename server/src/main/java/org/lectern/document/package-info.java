/**
 * What a document's text is: its canonical form, and the pages, blocks and headings it falls into.
 *
 * <p>To add a kind of block, name it in {@code BlockKind}, describe what its line looks like in {@code Shapes}, say in
 * {@code BlockKinds} where it may stand, and state in {@code SeedLayoutTest} how many of them the seeds have.
 */
package org.lectern.document;
