/**
 * The shared annotation store's model: annotations as records, their changes, and what a store must do. Nothing here
 * knows of documents: an annotation stands at a {@link org.lectern.annotation.Place}, which is an address and perhaps a
 * span.
 *
 * <p>To add a kind of body: a record in {@link org.lectern.annotation.Body}, its case in {@code jsonld.BodyJson}; the
 * compiler finds the switches that must learn it.
 */
package org.lectern.annotation;
