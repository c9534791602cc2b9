package org.lectern.people.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups.Belonging;
import org.lectern.people.Groups.GroupOutcome;
import org.lectern.people.Groups.Member;
import org.lectern.people.Joining;
import org.lectern.people.Role;
import org.lectern.people.Viewer;
import org.lectern.sql.TestDatabases;

/** What every store of groups must do; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class GroupsContractTest extends PeopleUnderTest {
    private static final GroupOutcome DONE = new GroupOutcome.Done();
    private static final GroupOutcome MISSING = new GroupOutcome.Missing();
    private static final GroupOutcome FORBIDDEN = new GroupOutcome.Forbidden();
    private static final GroupOutcome LAST_OWNER = new GroupOutcome.LastOwner();

    private AccountId vera;
    private AccountId ilya;
    private AccountId ann;

    GroupsContractTest(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void accounts() {
        vera = account("Vera");
        ilya = account("Ilya");
        ann = account("Ann");
    }

    @Test
    void renaming_at_the_same_time_fails_for_nobody_and_every_name_is_in_the_log() {
        GroupId group = group(Joining.OPEN);
        int many = 16;
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<CompletableFuture<GroupOutcome>> renamings = java.util.stream.IntStream.range(0, many)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> groups.rename(group, new GroupName("Readers " + n), vera, NOW), threads))
                    .toList();
            assertThat(renamings)
                    .allSatisfy(renaming -> assertThat(renaming.join()).isEqualTo(DONE));
        }
        assertThat(logged(group).stream().filter("group-renamed"::equals)).hasSize(many);
    }

    private GroupId group(Joining joining) {
        return groups.create(new GroupName("Tuesday readers"), joining, vera, NOW)
                .id();
    }

    /** A group that Ilya is in too. */
    private GroupId shared(Role role) {
        GroupId group = group(Joining.OPEN);
        assertThat(groups.join(group, ilya, NOW)).isEqualTo(DONE);
        assertThat(groups.changeRole(group, ilya, role, vera, NOW)).isEqualTo(DONE);
        return group;
    }

    @Test
    void its_maker_owns_a_group_whose_id_is_made_of_its_name() {
        Group group = groups.create(new GroupName("Tuesday readers, Zürich"), Joining.BY_REQUEST, vera, NOW);

        assertThat(group.id().value()).isEqualTo("tuesday-readers-zurich");
        assertThat(groups.find(group.id())).contains(group);
        assertThat(groups.of(vera)).containsExactly(new Belonging(group, Role.OWNER, 1));
        assertThat(groups.members(group.id())).extracting(Member::role).containsExactly(Role.OWNER);
        assertThat(logged(group.id())).containsExactly("group-created", "member-added");
    }

    @Test
    void an_id_is_never_used_twice_and_never_that_of_a_group_that_is_always_there() {
        GroupId first = group(Joining.OPEN);
        GroupId second = group(Joining.OPEN);
        GroupId everyone = groups.create(new GroupName("Everyone"), Joining.OPEN, vera, NOW)
                .id();
        GroupId cyrillic = groups.create(new GroupName("Читатели"), Joining.OPEN, vera, NOW)
                .id();

        assertThat(second).isNotEqualTo(first);
        assertThat(second.value()).startsWith("tuesday-readers-");
        assertThat(everyone.isBuiltIn()).isFalse();
        assertThat(cyrillic.value()).isEqualTo("group");
    }

    @Test
    void what_is_always_there_cannot_be_joined_asked_for_or_left() {
        for (GroupId builtIn : List.of(GroupId.PUBLIC, GroupId.EVERYONE)) {
            assertThat(groups.join(builtIn, vera, NOW)).isEqualTo(MISSING);
            assertThat(groups.ask(builtIn, vera, NOW)).isEqualTo(MISSING);
            assertThat(groups.leave(builtIn, vera, NOW)).isEqualTo(MISSING);
            assertThat(groups.rename(builtIn, new GroupName("Mine"), vera, NOW)).isEqualTo(MISSING);
        }
    }

    @Test
    void only_an_open_group_is_joined_without_being_asked() {
        GroupId open = group(Joining.OPEN);
        GroupId asking = group(Joining.BY_REQUEST);
        GroupId closed = group(Joining.BY_INVITATION);

        assertThat(groups.join(open, ilya, NOW)).isEqualTo(DONE);
        assertThat(groups.join(asking, ilya, NOW)).isEqualTo(FORBIDDEN);
        assertThat(groups.join(closed, ilya, NOW)).isEqualTo(FORBIDDEN);
        assertThat(groups.ask(closed, ilya, NOW)).isEqualTo(FORBIDDEN);
        assertThat(groups.role(open, ilya)).contains(Role.READER);
        assertThat(groups.joinable(ilya)).extracting(Group::id).containsExactly(asking);
    }

    @Test
    void a_request_waits_until_a_moderator_or_owner_decides() {
        GroupId group = group(Joining.BY_REQUEST);
        assertThat(groups.ask(group, ilya, NOW)).isEqualTo(DONE);
        assertThat(groups.ask(group, ilya, NOW)).isEqualTo(DONE);
        assertThat(groups.ask(group, ann, NOW)).isEqualTo(DONE);
        assertThat(groups.role(group, ilya)).isEmpty();
        assertThat(groups.requests(group)).hasSize(2);

        assertThat(groups.accept(group, ilya, ilya, NOW)).isEqualTo(FORBIDDEN);
        assertThat(groups.accept(group, ilya, vera, NOW)).isEqualTo(DONE);
        assertThat(groups.decline(group, ann, ilya, NOW)).isEqualTo(FORBIDDEN);
        assertThat(groups.decline(group, ann, vera, NOW)).isEqualTo(DONE);
        assertThat(groups.accept(group, ann, vera, NOW)).isEqualTo(MISSING);

        assertThat(groups.role(group, ilya)).contains(Role.READER);
        assertThat(groups.role(group, ann)).isEmpty();
        assertThat(groups.requests(group)).isEmpty();
        assertThat(logged(group)).endsWith("join-requested", "join-requested", "member-added", "join-declined");
    }

    @Test
    void the_last_owner_cannot_leave_be_removed_or_be_demoted() {
        GroupId group = shared(Role.MODERATOR);

        assertThat(groups.leave(group, vera, NOW)).isEqualTo(LAST_OWNER);
        assertThat(groups.changeRole(group, vera, Role.READER, vera, NOW)).isEqualTo(LAST_OWNER);
        assertThat(groups.remove(group, vera, vera, NOW)).isEqualTo(LAST_OWNER);
        assertThat(groups.remove(group, vera, ilya, NOW)).isEqualTo(FORBIDDEN);

        assertThat(groups.changeRole(group, ilya, Role.OWNER, vera, NOW)).isEqualTo(DONE);
        assertThat(groups.leave(group, vera, NOW)).isEqualTo(DONE);
        assertThat(groups.leave(group, ilya, NOW)).isEqualTo(LAST_OWNER);
    }

    @Test
    void of_two_owners_who_leave_at_once_one_stays() {
        for (int round = 0; round < 20; round++) {
            GroupId group = shared(Role.OWNER);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                CompletableFuture<GroupOutcome> one =
                        CompletableFuture.supplyAsync(() -> groups.leave(group, vera, NOW), threads);
                CompletableFuture<GroupOutcome> other =
                        CompletableFuture.supplyAsync(() -> groups.leave(group, ilya, NOW), threads);
                assertThat(List.of(one.join(), other.join())).containsExactlyInAnyOrder(DONE, LAST_OWNER);
            }
            assertThat(groups.members(group)).hasSize(1);
        }
    }

    @Test
    void who_may_do_what_follows_the_role() {
        GroupId group = shared(Role.READER);
        groups.join(group, ann, NOW);
        GroupName other = new GroupName("Other");

        for (Role role : List.of(Role.READER, Role.REVIEWER, Role.MODERATOR)) {
            groups.changeRole(group, ilya, role, vera, NOW);
            assertThat(groups.rename(group, other, ilya, NOW)).isEqualTo(FORBIDDEN);
            assertThat(groups.changeJoining(group, Joining.BY_REQUEST, ilya, NOW))
                    .isEqualTo(FORBIDDEN);
            assertThat(groups.changeRole(group, ilya, Role.OWNER, ilya, NOW)).isEqualTo(FORBIDDEN);
            assertThat(groups.remove(group, ann, ilya, NOW)).isEqualTo(role == Role.MODERATOR ? DONE : FORBIDDEN);
        }
        assertThat(groups.rename(group, other, ann, NOW)).as("a stranger").isEqualTo(FORBIDDEN);
        assertThat(groups.remove(group, ann, vera, NOW)).as("nobody there").isEqualTo(MISSING);
    }

    @Test
    void a_new_name_leaves_the_id_as_it_is() {
        GroupId group = group(Joining.OPEN);

        assertThat(groups.rename(group, new GroupName("Wednesday"), vera, NOW)).isEqualTo(DONE);
        assertThat(groups.changeJoining(group, Joining.BY_INVITATION, vera, NOW))
                .isEqualTo(DONE);

        Group now = groups.find(group).orElseThrow();
        assertThat(now.name().value()).isEqualTo("Wednesday");
        assertThat(now.joining()).isEqualTo(Joining.BY_INVITATION);
        assertThat(now.id()).isEqualTo(group);
        assertThat(logged(group)).endsWith("group-renamed", "group-joining-changed");
    }

    @Test
    void whoever_is_removed_or_leaves_sees_nothing_of_the_group_from_then_on() {
        GroupId group = shared(Role.READER);
        Audience audience = Audience.of(group);
        assertThat(audience.admits(groups.viewer(ilya))).isTrue();

        groups.remove(group, ilya, vera, NOW);

        assertThat(audience.admits(groups.viewer(ilya))).isFalse();
        assertThat(groups.viewer(ilya)).isEqualTo(Viewer.of(ilya));
        assertThat(groups.viewer(vera).groups()).containsExactlyInAnyOrder(group, GroupId.PUBLIC, GroupId.EVERYONE);
        assertThat(logged(group)).endsWith("member-removed");
        groups.join(group, ilya, NOW);
        groups.leave(group, ilya, NOW);
        assertThat(audience.admits(groups.viewer(ilya))).isFalse();
        assertThat(groups.role(group, ilya)).isEqualTo(Optional.empty());
    }

    @Test
    void what_changes_nothing_is_not_logged() {
        GroupId group = shared(Role.READER);
        List<String> before = logged(group);

        groups.join(group, ilya, NOW);
        groups.changeRole(group, ilya, Role.READER, vera, NOW);
        groups.leave(group, vera, NOW);
        groups.rename(group, new GroupName("Other"), ilya, NOW);

        assertThat(logged(group)).isEqualTo(before);
    }
}
