package org.lectern.people.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups.GroupOutcome;
import org.lectern.people.Invitation;
import org.lectern.people.Invitations.InviteOutcome;
import org.lectern.people.Invitations.JoinOutcome;
import org.lectern.people.Joining;
import org.lectern.people.Role;
import org.lectern.people.Secret;
import org.lectern.people.Viewer;
import org.lectern.sql.TestDatabases;

/**
 * Random lives of a few groups, held against a model in memory: the same answers, the same members, the same sight. The
 * model states the rules once more, in its own words.
 */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class GroupsModelTest extends PeopleUnderTest {
    private static final int STEPS = 600;
    private static final int PEOPLE = 5;

    private final List<AccountId> accounts = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();

    GroupsModelTest(TestDatabases kind) {
        super(kind);
    }

    /** A link as the model knows it. */
    private static final class Link {
        private final Secret secret;
        private final String id;
        private final Role role;
        private final AccountId by;
        private int left;
        private boolean revoked;

        Link(Invitation invitation) {
            this.secret = invitation.link().orElseThrow();
            this.id = invitation.id();
            this.role = invitation.role();
            this.by = invitation.by();
            this.left = invitation.uses();
        }

        boolean works() {
            return !revoked && left > 0;
        }
    }

    /** A group as it should be. */
    private static final class Model {
        private final GroupId id;
        private Joining joining;
        private final Map<AccountId, Role> roles = new HashMap<>();
        private final Set<AccountId> asking = new HashSet<>();
        private final List<Link> links = new ArrayList<>();

        Model(GroupId id, Joining joining, AccountId owner) {
            this.id = id;
            this.joining = joining;
            roles.put(owner, Role.OWNER);
        }

        boolean decides(AccountId who) {
            return roles.get(who) == Role.OWNER || roles.get(who) == Role.MODERATOR;
        }

        boolean owns(AccountId who) {
            return roles.get(who) == Role.OWNER;
        }

        boolean isLastOwner(AccountId who) {
            return owns(who)
                    && roles.values().stream().filter(Role.OWNER::equals).count() == 1;
        }

        void set(AccountId who, Role role) {
            roles.put(who, role);
            asking.remove(who);
            if (!decides(who)) {
                revokeLinksOf(who);
            }
        }

        void drop(AccountId who) {
            roles.remove(who);
            revokeLinksOf(who);
        }

        private void revokeLinksOf(AccountId who) {
            links.stream().filter(link -> link.by.equals(who)).forEach(link -> link.revoked = true);
        }
    }

    private enum Answer {
        DONE,
        MISSING,
        FORBIDDEN,
        LAST_OWNER
    }

    private static Answer answer(GroupOutcome outcome) {
        return switch (outcome) {
            case GroupOutcome.Done() -> Answer.DONE;
            case GroupOutcome.Missing() -> Answer.MISSING;
            case GroupOutcome.Forbidden() -> Answer.FORBIDDEN;
            case GroupOutcome.LastOwner() -> Answer.LAST_OWNER;
        };
    }

    @Test
    void a_random_life_goes_as_the_rules_say() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("Seed of the groups' random life: " + seed);
        Random random = new Random(seed);
        for (int n = 0; n < PEOPLE; n++) {
            accounts.add(account("Person " + n));
        }
        for (Joining joining : Joining.values()) {
            GroupId id = groups.create(new GroupName("Group"), joining, accounts.getFirst(), NOW)
                    .id();
            models.add(new Model(id, joining, accounts.getFirst()));
        }
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        // A life in which something has not happened yet, as a step of the last owner, goes on until it has.
        for (int step = 0; step < STEPS || (answers.size() < Answer.values().length && step < 20 * STEPS); step++) {
            answers.merge(step(random, "seed %d, step %d".formatted(seed, step)), 1, Integer::sum);
        }
        assertThat(answers).as("a life in which everything happens").containsOnlyKeys(Answer.values());
    }

    private <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Answer step(Random random, String where) {
        Model model = any(random, models);
        AccountId by = any(random, accounts);
        AccountId other = any(random, accounts);
        Answer given;
        Answer expected;
        switch (random.nextInt(11)) {
            case 0 -> {
                given = answer(groups.join(model.id, by, NOW));
                expected = join(model, by);
            }
            case 1 -> {
                given = answer(groups.ask(model.id, by, NOW));
                expected = ask(model, by);
            }
            case 2 -> {
                given = answer(groups.accept(model.id, other, by, NOW));
                expected = decide(model, other, by, true);
            }
            case 3 -> {
                given = answer(groups.decline(model.id, other, by, NOW));
                expected = decide(model, other, by, false);
            }
            case 4 -> {
                given = answer(groups.leave(model.id, by, NOW));
                expected = leave(model, by);
            }
            case 5 -> {
                given = answer(groups.remove(model.id, other, by, NOW));
                expected = remove(model, other, by);
            }
            case 6, 7 -> {
                Role role = any(random, List.of(Role.values()));
                given = answer(groups.changeRole(model.id, other, role, by, NOW));
                expected = changeRole(model, other, role, by);
            }
            case 8 -> {
                Joining joining = any(random, List.of(Joining.values()));
                given = answer(groups.changeJoining(model.id, joining, by, NOW));
                expected = model.owns(by) ? Answer.DONE : Answer.FORBIDDEN;
                model.joining = model.owns(by) ? joining : model.joining;
            }
            case 9 -> {
                given = invite(random, model, by, where);
                expected = given;
            }
            default -> {
                given = follow(random, model, by, where);
                expected = given;
            }
        }
        assertThat(given).as(where).isEqualTo(expected);
        compare(model, where);
        return given;
    }

    private static Answer join(Model model, AccountId who) {
        if (model.roles.containsKey(who)) {
            return Answer.DONE;
        }
        if (model.joining != Joining.OPEN) {
            return Answer.FORBIDDEN;
        }
        model.set(who, Role.READER);
        return Answer.DONE;
    }

    private static Answer ask(Model model, AccountId who) {
        if (model.roles.containsKey(who)) {
            return Answer.DONE;
        }
        if (model.joining != Joining.BY_REQUEST) {
            return Answer.FORBIDDEN;
        }
        model.asking.add(who);
        return Answer.DONE;
    }

    private static Answer decide(Model model, AccountId asking, AccountId by, boolean accepted) {
        if (!model.decides(by)) {
            return Answer.FORBIDDEN;
        }
        if (!model.asking.remove(asking)) {
            return Answer.MISSING;
        }
        if (accepted) {
            model.set(asking, Role.READER);
        }
        return Answer.DONE;
    }

    private static Answer leave(Model model, AccountId who) {
        if (!model.roles.containsKey(who)) {
            return Answer.MISSING;
        }
        if (model.isLastOwner(who)) {
            return Answer.LAST_OWNER;
        }
        model.drop(who);
        return Answer.DONE;
    }

    private static Answer remove(Model model, AccountId other, AccountId by) {
        if (!model.decides(by)) {
            return Answer.FORBIDDEN;
        }
        if (!model.roles.containsKey(other)) {
            return Answer.MISSING;
        }
        if (!model.owns(by) && model.decides(other)) {
            return Answer.FORBIDDEN;
        }
        return leave(model, other);
    }

    private static Answer changeRole(Model model, AccountId other, Role role, AccountId by) {
        if (!model.owns(by)) {
            return Answer.FORBIDDEN;
        }
        if (!model.roles.containsKey(other)) {
            return Answer.MISSING;
        }
        if (role != Role.OWNER && model.isLastOwner(other)) {
            return Answer.LAST_OWNER;
        }
        model.set(other, role);
        return Answer.DONE;
    }

    private Answer invite(Random random, Model model, AccountId by, String where) {
        Role role = any(random, List.of(Role.values()));
        int uses = 1 + random.nextInt(2);
        boolean may = model.decides(by) && role != Role.OWNER;
        return switch (invitations.invite(model.id, role, WEEK, uses, by, NOW)) {
            case InviteOutcome.Made(var made) -> {
                assertThat(may).as(where).isTrue();
                model.links.add(new Link(made));
                yield Answer.DONE;
            }
            case InviteOutcome.Forbidden() -> {
                assertThat(may).as(where).isFalse();
                yield Answer.FORBIDDEN;
            }
            case InviteOutcome.Missing() -> throw new AssertionError(where);
        };
    }

    private Answer follow(Random random, Model model, AccountId who, String where) {
        if (model.links.isEmpty()) {
            return Answer.MISSING;
        }
        Link link = any(random, model.links);
        if (random.nextInt(6) == 0) {
            Answer revoked = answer(invitations.revoke(model.id, link.id, who, NOW));
            assertThat(revoked).as(where).isEqualTo(model.decides(who) ? Answer.DONE : Answer.FORBIDDEN);
            link.revoked |= model.decides(who);
            return revoked;
        }
        boolean joined = invitations.join(link.secret, who, NOW) instanceof JoinOutcome.Joined;
        assertThat(joined).as(where).isEqualTo(link.works());
        if (!joined) {
            return Answer.FORBIDDEN;
        }
        Role before = model.roles.get(who);
        if (before == null || before.compareTo(link.role) < 0) {
            model.set(who, link.role);
            link.left--;
        }
        return Answer.DONE;
    }

    private void compare(Model model, String where) {
        Map<String, Role> members = new TreeMap<>();
        groups.members(model.id)
                .forEach(member -> members.put(member.account().id().value(), member.role()));
        Map<String, Role> expected = new TreeMap<>();
        model.roles.forEach((who, role) -> expected.put(who.value(), role));
        assertThat(members).as(where).isEqualTo(expected);
        assertThat(groups.requests(model.id))
                .as(where)
                .extracting(request -> request.account().id())
                .containsExactlyInAnyOrderElementsOf(model.asking);
        assertThat(invitations.working(model.id, NOW))
                .as(where)
                .extracting(Invitation::id)
                .containsExactlyInAnyOrderElementsOf(model.links.stream()
                        .filter(Link::works)
                        .map(link -> link.id)
                        .toList());
        for (AccountId account : accounts) {
            List<GroupId> mine = models.stream()
                    .filter(each -> each.roles.containsKey(account))
                    .map(each -> each.id)
                    .toList();
            List<GroupId> moderated = models.stream()
                    .filter(each ->
                            each.roles.getOrDefault(account, Role.READER).compareTo(Role.MODERATOR) >= 0)
                    .map(each -> each.id)
                    .toList();
            assertThat(groups.viewer(account)).as(where).isEqualTo(Viewer.of(account, mine, moderated));
        }
    }
}
