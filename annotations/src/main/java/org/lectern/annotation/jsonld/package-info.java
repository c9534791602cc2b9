/**
 * The W3C wire form of annotations. Jackson lives only here in this module.
 *
 * <p>{@link org.lectern.annotation.jsonld.AnnotationReader}: parsing is validating; what it accepts is kept whole as the
 * annotation's content. {@link org.lectern.annotation.jsonld.AuthoredAnnotation}: accepted, its ends not yet looked up.
 * {@link org.lectern.annotation.jsonld.StoredAnnotation}: what Lectern understands of a content. {@link
 * org.lectern.annotation.jsonld.AnnotationWriter}: what is served.
 *
 * @see <a href="https://www.w3.org/TR/annotation-model/">Web Annotation Data Model</a>
 */
package org.lectern.annotation.jsonld;
