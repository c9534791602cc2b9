/**
 * HTTP: routes parse, ask, answer. Javalin lives only here; no SQL and no rules do.
 *
 * <p>To add a route: a method in the class of its subject, its line in that class's {@code addTo}, its line in {@code
 * server/docs/routes.md} and its description in {@code openapi/programs.json} or {@code people.json}; a new class has its
 * line in {@link org.lectern.web.AllRoutes}. What a person sees is written by the classes named {@code …Html}, what a
 * program reads by those named {@code …Json}; every error is a {@link org.lectern.web.Problem}.
 *
 * <p>To add words to a page: a key in every {@code words-*.properties}, named in the template as {@code {key}}; a problem's
 * sentence gets its translation in {@code sentences-ru.txt}. To add a language: a constant of {@link
 * org.lectern.web.Language} with its two files, and the client's.
 */
package org.lectern.web;
