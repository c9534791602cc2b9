/**
 * Who is here and who may see what: accounts, the secrets they sign in with, groups, and {@link
 * org.lectern.people.Audience}, the one rule of visibility.
 *
 * <p>To add a way of signing in: a secret kind in {@link org.lectern.people.People}, its table in {@code people.sql}, its
 * route in {@code web}.
 */
package org.lectern.people;
