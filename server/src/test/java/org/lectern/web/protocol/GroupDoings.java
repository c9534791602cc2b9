package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.people.Role;

/** What people do in groups that one joins by invitation only, each answer held against the model. */
final class GroupDoings {
    private static final int MOST_GROUPS = 3;
    private static final List<String> PEOPLE = List.of("Ann", "Ben", "Cyd");
    private static final String NO_GROUP = "/groups/no-such-group";
    private static final Pattern LINK = Pattern.compile("value=\"(http[^\"]*/join/[^\"]+)\"");

    private final Protocol http;
    private final PermissionModel model;
    private final Map<String, String> tokens;
    private final List<Link> links = new ArrayList<>();

    GroupDoings(Protocol http, PermissionModel model, Map<String, String> tokens) {
        this.http = http;
        this.model = model;
        this.tokens = tokens;
    }

    /** An invitation; it ends with its maker's right to invite and does not come back with it. */
    private static final class Link {
        final String address;
        final String group;
        final Role role;
        final String by;
        boolean works = true;

        Link(String address, String group, Role role, String by) {
            this.address = address;
            this.group = group;
            this.role = role;
            this.by = by;
        }
    }

    String act(Random random) {
        String person = one(PEOPLE, random);
        if (model.members.isEmpty() || (model.members.size() < MOST_GROUPS && random.nextInt(4) == 0)) {
            return person + " makes " + make(person);
        }
        String group = one(List.copyOf(model.members.keySet()), random);
        Role role = random.nextBoolean() ? Role.READER : Role.MODERATOR;
        String other = one(PEOPLE, random);
        return switch (random.nextInt(6)) {
            case 0 -> remove(person, other, group);
            case 1 -> leave(person, group);
            case 2 -> changeRole(person, other, role, group);
            case 3 -> links.isEmpty() ? leave(person, group) : follow(person, one(links, random));
            default ->
                invite(person, role, group).map(link -> follow(other, link)).orElse(person + " may not invite");
        };
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    String make(String person) {
        HttpResponse<String> made = post(person, "/groups", "name=Readers&joining=invitation");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        String group = path(made).substring("/groups/".length());
        model.members.put(group, new TreeMap<>(Map.of(person, Role.OWNER)));
        return group;
    }

    void join(String person, String group, String inviter) {
        follow(person, invite(inviter, Role.READER, group).orElseThrow());
    }

    private Optional<Link> invite(String person, Role role, String group) {
        HttpResponse<String> made =
                post(person, "/groups/" + group + "/invitations", "days=7&uses=9&role=" + role.word());
        Optional<Role> mine = model.role(person, group);
        int expected = mine.isEmpty() ? 404 : invites(mine) ? 303 : 403;
        assertThat(made.statusCode()).as(made.body()).isEqualTo(expected);
        if (expected != 303) {
            return Optional.empty();
        }
        Matcher shown = LINK.matcher(
                http.as(token(person), "GET", path(made), "Accept", "text/html").body());
        assertThat(shown.find()).isTrue();
        Link link = new Link(URI.create(shown.group(1)).getPath(), group, role, person);
        links.add(link);
        return Optional.of(link);
    }

    private static boolean invites(Optional<Role> mine) {
        return mine.filter(role -> role == Role.MODERATOR || role == Role.OWNER).isPresent();
    }

    private String follow(String person, Link link) {
        HttpResponse<String> joined = post(person, link.address, "");
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(link.works ? 303 : 404);
        if (link.works) {
            // Who is in already rises by it or stays what they are
            members(link.group).merge(person, link.role, (was, now) -> was.compareTo(now) > 0 ? was : now);
        }
        return "%s follows a link of %s into %s".formatted(person, link.by, link.group);
    }

    String remove(String person, String other, String group) {
        Optional<Role> mine = model.role(person, group);
        Optional<Role> theirs = model.role(other, group);
        int expected;
        if (mine.isEmpty()) {
            expected = 404;
        } else if (!invites(mine)) {
            expected = 403;
        } else if (theirs.isEmpty()) {
            expected = 404;
        } else if (mine.get() != Role.OWNER && theirs.get() != Role.READER) {
            expected = 403;
        } else {
            expected = theirs.get() == Role.OWNER ? 409 : 303;
        }
        HttpResponse<String> removed = post(person, member(other, group) + "/remove", "");
        assertThat(removed.statusCode()).as(removed.body()).isEqualTo(expected);
        if (expected == 303) {
            end(other, group);
        }
        return "%s removes %s from %s: %d".formatted(person, other, group, expected);
    }

    private String leave(String person, String group) {
        Optional<Role> mine = model.role(person, group);
        int expected = mine.isEmpty() ? 404 : mine.get() == Role.OWNER ? 409 : 303;
        HttpResponse<String> left = post(person, "/groups/" + group + "/leave", "");
        assertThat(left.statusCode()).as(left.body()).isEqualTo(expected);
        if (expected == 303) {
            end(person, group);
        }
        return "%s leaves %s: %d".formatted(person, group, expected);
    }

    private String changeRole(String person, String other, Role role, String group) {
        Optional<Role> mine = model.role(person, group);
        Optional<Role> theirs = model.role(other, group);
        int expected;
        if (mine.isPresent() && mine.get() != Role.OWNER) {
            expected = 403;
        } else if (mine.isEmpty() || theirs.isEmpty()) {
            expected = 404;
        } else {
            expected = theirs.get() == Role.OWNER ? 409 : 303;
        }
        HttpResponse<String> changed = post(person, member(other, group) + "/role", "role=" + role.word());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(expected);
        if (expected == 303) {
            members(group).put(other, role);
            endLinksUnlessInviting(other, group);
        }
        return "%s makes %s a %s of %s: %d".formatted(person, other, role, group, expected);
    }

    /** Such a group is there for its members, and for nobody else in any way. */
    void check(String doing) {
        for (String person : tokens.keySet()) {
            for (String group : model.members.keySet()) {
                String what = doing + "; " + person + " asks for the group " + group;
                HttpResponse<String> page = http.as(token(person), "GET", "/groups/" + group, "Accept", "text/html");
                HttpResponse<String> data = http.as(token(person), "GET", "/api/groups/" + group);
                Optional<Role> role = model.role(person, group);
                assertThat(page.statusCode()).as(what).isEqualTo(role.isPresent() ? 200 : 404);
                if (role.isPresent()) {
                    assertThat(Protocol.json(data).path("role").asText())
                            .as(what)
                            .isEqualTo(role.get().word());
                    assertThat(Protocol.json(data).path("members"))
                            .as(what)
                            .hasSize(members(group).size());
                } else {
                    PermissionsTest.alike(page, http.as(token(person), "GET", NO_GROUP, "Accept", "text/html"), what);
                    PermissionsTest.alike(data, http.as(token(person), "GET", "/api" + NO_GROUP), what);
                }
            }
        }
    }

    private void end(String person, String group) {
        members(group).remove(person);
        endLinksUnlessInviting(person, group);
    }

    private void endLinksUnlessInviting(String person, String group) {
        if (!invites(model.role(person, group))) {
            links.stream()
                    .filter(link -> link.by.equals(person) && link.group.equals(group))
                    .forEach(link -> link.works = false);
        }
    }

    private Map<String, Role> members(String group) {
        return Objects.requireNonNull(model.members.get(group));
    }

    private String member(String person, String group) {
        String account = http.lectern.account(person).path();
        return "/groups/" + group + "/members" + account.substring(account.lastIndexOf('/'));
    }

    private String token(String person) {
        return Objects.requireNonNull(tokens.get(person));
    }

    private HttpResponse<String> post(String person, String path, String form) {
        return http.with(token(person), "POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String path(HttpResponse<String> answer) {
        String location = Protocol.header(answer, "Location").replaceFirst("^https?://[^/]+", "");
        assertThat(location).startsWith("/groups/");
        return location;
    }
}
