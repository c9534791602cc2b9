/**
 * Who is here and who may see what: accounts, the secrets they sign in with, groups, invitations, and {@link
 * org.lectern.people.Audience}, the one rule of visibility.
 *
 * <p>To add a way of signing in: a secret kind in {@link org.lectern.people.People}, its table in {@code people.sql}, its
 * route in {@code web}.
 *
 * <p>To add something that members may do: its rule in {@link org.lectern.people.Role}, asked inside the transaction that
 * does it, its change in the log, its case in the model that the groups' contract test runs against.
 */
package org.lectern.people;
