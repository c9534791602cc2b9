package org.lectern.people.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
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
import org.lectern.people.AccountName;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups.GroupOutcome;
import org.lectern.people.Invitation;
import org.lectern.people.Invitations.InviteOutcome;
import org.lectern.people.Invitations.JoinOutcome;
import org.lectern.people.Joining;
import org.lectern.people.Role;
import org.lectern.people.Secret;
import org.lectern.sql.TestDatabases;

/** What every store of invitations must do; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class InvitationsContractTest extends PeopleUnderTest {
    private static final JoinOutcome REFUSED = new JoinOutcome.Refused();

    private AccountId vera;
    private AccountId ilya;
    private GroupId group;

    InvitationsContractTest(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void group() {
        vera = account("Vera");
        ilya = account("Ilya");
        group = groups.create(new GroupName("Readers"), Joining.BY_INVITATION, vera, NOW)
                .id();
    }

    private static Secret link(Invitation invitation) {
        return invitation.link().orElseThrow();
    }

    private JoinOutcome guest(Invitation invitation, String name, Instant at) {
        return invitations.joinAsGuest(link(invitation), new AccountName(name), "Firefox on Linux", at);
    }

    private int used(Invitation invitation) {
        return invitations.find(group, invitation.id()).orElseThrow().used();
    }

    @Test
    void looking_uses_nothing_up() {
        Invitation invitation = invite(group, Role.READER, 1, vera);

        for (int n = 0; n < 5; n++) {
            assertThat(invitations
                            .look(link(invitation), NOW)
                            .orElseThrow()
                            .by()
                            .name()
                            .value())
                    .isEqualTo("Vera");
        }

        assertThat(used(invitation)).isZero();
        assertThat(guest(invitation, "Guest", NOW)).isInstanceOf(JoinOutcome.Joined.class);
    }

    @Test
    void a_guest_gets_an_account_a_session_and_a_membership_at_once() {
        Invitation invitation = invite(group, Role.REVIEWER, 2, vera);

        JoinOutcome.Joined joined = (JoinOutcome.Joined) guest(invitation, "Guest", NOW);

        assertThat(people.bySession(joined.session().orElseThrow(), NOW)).contains(joined.account());
        assertThat(groups.role(group, joined.account().id())).contains(Role.REVIEWER);
        assertThat(joined.account().administrator()).isFalse();
        assertThat(used(invitation)).isEqualTo(1);
        assertThat(logged(group)).endsWith("invitation-made", "member-added");
    }

    @Test
    void a_guest_whose_name_is_taken_leaves_nothing_behind() {
        Invitation invitation = invite(group, Role.READER, 1, vera);

        assertThat(guest(invitation, "ILYA", NOW)).isEqualTo(new JoinOutcome.NameTaken(new AccountName("ILYA")));

        assertThat(used(invitation)).isZero();
        assertThat(people.accounts()).hasSize(2);
        assertThat(groups.members(group)).hasSize(1);
    }

    @Test
    void whoever_is_a_member_already_uses_nothing_up_but_may_rise() {
        Invitation reader = invite(group, Role.READER, 5, vera);
        Invitation moderator = invite(group, Role.MODERATOR, 5, vera);

        invitations.join(link(reader), ilya, NOW);
        invitations.join(link(reader), ilya, NOW);
        assertThat(used(reader)).isEqualTo(1);
        invitations.join(link(moderator), ilya, NOW);
        invitations.join(link(reader), ilya, NOW);

        assertThat(groups.role(group, ilya)).contains(Role.MODERATOR);
        assertThat(used(moderator)).isEqualTo(1);
        assertThat(used(reader)).isEqualTo(1);
    }

    @Test
    void unknown_expired_revoked_and_used_up_links_are_refused_alike() {
        Invitation expired = invite(group, Role.READER, 5, vera);
        Invitation revoked = invite(group, Role.READER, 5, vera);
        Invitation usedUp = invite(group, Role.READER, 1, vera);
        invitations.revoke(group, revoked.id(), vera, NOW);
        invitations.join(link(usedUp), ilya, NOW);
        AccountId ann = account("Ann");
        Instant end = NOW.plus(WEEK);

        assertThat(invitations.look(link(expired), end.minusMillis(1))).isPresent();
        for (Invitation ended : List.of(expired, revoked, usedUp)) {
            assertThat(invitations.look(link(ended), end)).isEmpty();
            assertThat(invitations.join(link(ended), ann, end)).isEqualTo(REFUSED);
            assertThat(guest(ended, "Guest", end)).isEqualTo(REFUSED);
        }
        assertThat(invitations.join(Secret.forPeople(), ann, NOW)).isEqualTo(REFUSED);
        assertThat(groups.role(group, ann)).isEmpty();
        assertThat(people.named(new AccountName("Guest"))).isEmpty();
    }

    @Test
    void a_revoked_link_is_not_kept() {
        Invitation invitation = invite(group, Role.READER, 5, vera);
        invitations.revoke(group, invitation.id(), vera, NOW);

        assertThat(invitations.find(group, invitation.id()).orElseThrow().link())
                .isEmpty();
        assertThat(invitations.working(group, NOW)).isEmpty();
    }

    @Test
    void no_secret_is_in_the_log() {
        Invitation invitation = invite(group, Role.READER, 5, vera);
        guest(invitation, "Guest", NOW);

        assertThat(database.changesAfter(0, "/", 1000))
                .isNotEmpty()
                .noneMatch(change ->
                        change.payload().orElse("").contains(link(invitation).value()));
    }

    @Test
    void of_many_who_come_at_once_only_so_many_get_in() {
        Invitation invitation = invite(group, Role.READER, 3, vera);
        List<CompletableFuture<JoinOutcome>> coming = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int n = 0; n < 12; n++) {
                String name = "Guest " + n;
                coming.add(CompletableFuture.supplyAsync(() -> guest(invitation, name, NOW), threads));
            }
            assertThat(coming.stream().map(CompletableFuture::join).filter(REFUSED::equals))
                    .hasSize(9);
        }
        assertThat(groups.members(group)).hasSize(4);
        assertThat(people.accounts()).hasSize(5);
    }

    @Test
    void nobody_invites_to_more_than_they_are_and_nobody_to_be_an_owner() {
        invitations.join(link(invite(group, Role.READER, 1, vera)), ilya, NOW);
        InviteOutcome forbidden = new InviteOutcome.Forbidden();

        assertThat(invitations.invite(group, Role.OWNER, WEEK, 1, vera, NOW)).isEqualTo(forbidden);
        assertThat(invitations.invite(group, Role.READER, WEEK, 1, ilya, NOW)).isEqualTo(forbidden);
        groups.changeRole(group, ilya, Role.MODERATOR, vera, NOW);
        assertThat(invite(group, Role.MODERATOR, 1, ilya).role()).isEqualTo(Role.MODERATOR);
        assertThat(invitations.invite(group, Role.READER, WEEK, 1, account("Ann"), NOW))
                .isEqualTo(forbidden);
        assertThat(invitations.invite(GroupId.EVERYONE, Role.READER, WEEK, 1, vera, NOW))
                .isEqualTo(new InviteOutcome.Missing());
    }

    @Test
    void the_links_of_those_who_may_no_longer_invite_end() {
        invitations.join(link(invite(group, Role.MODERATOR, 1, vera)), ilya, NOW);
        Invitation before = invite(group, Role.READER, 5, ilya);
        Invitation veras = invite(group, Role.READER, 5, vera);

        groups.changeRole(group, ilya, Role.READER, vera, NOW);
        assertThat(invitations.look(link(before), NOW)).isEmpty();
        groups.changeRole(group, ilya, Role.MODERATOR, vera, NOW);
        Invitation again = invite(group, Role.READER, 5, ilya);
        groups.remove(group, ilya, vera, NOW);

        assertThat(invitations.look(link(again), NOW)).isEmpty();
        assertThat(invitations.look(link(veras), NOW)).isPresent();
        assertThat(invitations.join(link(again), ilya, NOW)).isEqualTo(REFUSED);
    }

    @Test
    void who_may_invite_may_revoke_anybodys_link_and_others_none() {
        Invitation veras = invite(group, Role.READER, 5, vera);
        invitations.join(link(veras), ilya, NOW);

        assertThat(invitations.revoke(group, veras.id(), ilya, NOW)).isEqualTo(new GroupOutcome.Forbidden());
        assertThat(invitations.revokeAll(group, ilya, NOW)).isEqualTo(new GroupOutcome.Forbidden());
        groups.changeRole(group, ilya, Role.MODERATOR, vera, NOW);
        assertThat(invitations.revoke(group, veras.id(), ilya, NOW)).isEqualTo(new GroupOutcome.Done());
        assertThat(invitations.revoke(group, "nosuchinvite", ilya, NOW)).isEqualTo(new GroupOutcome.Missing());
        GroupId other =
                groups.create(new GroupName("Other"), Joining.OPEN, ilya, NOW).id();
        Invitation here = invite(group, Role.READER, 5, vera);
        assertThat(invitations.revoke(other, here.id(), ilya, NOW)).isEqualTo(new GroupOutcome.Missing());
        assertThat(invitations.find(other, here.id())).isEqualTo(Optional.empty());
    }
}
