package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_ADA;
import static org.lectern.annotation.Annotations.AS_BEN;
import static org.lectern.annotation.Annotations.BEN;
import static org.lectern.annotation.Annotations.PUBLIC;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Annotations;
import org.lectern.annotation.RatingStore.StandingRating;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.TestDatabases;

/** Ratings as they are read in bulk; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class RatingStoreContractTest extends StoreUnderTest {
    private static final GroupId READERS = new GroupId("readers");
    private static final String WORK = "/works/aaaaaaaaaaaa";

    RatingStoreContractTest(TestDatabases kind) {
        super(kind);
    }

    private Annotation rate(Audience audience, String more) {
        String body = "{\"type\":\"ReliabilityRating\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"D\"%s}"
                .formatted(more);
        return add(make.make(ADA, audience, Annotations.content("assessing", body, '"' + WORK + '"')));
    }

    private List<StandingRating> seen(Optional<GroupId> audience, Optional<String> resource, Viewer viewer) {
        return new SqlRatingStore(database).ratings(audience, resource, viewer);
    }

    private List<StandingRating> seenBy(Viewer viewer) {
        return seen(Optional.empty(), Optional.empty(), viewer);
    }

    @Test
    void a_rating_comes_with_its_scale_its_version_its_scope_and_its_place() {
        Annotation rating = rate(
                PUBLIC,
                ",\"scaleVersion\":3,\"scope\":\" on prisons \",\"within\":[\"/citations/bbbbbbbbbbbb\",\"/citations/cccccccccccc\"]");
        StandingRating read = seenBy(AS_BEN).getFirst();
        assertThat(read.id()).isEqualTo(rating.id());
        assertThat(read.at()).isEqualTo(rating.modified());
        assertThat(read.place()).isEqualTo(rating.targets().getFirst());
        assertThat(read.rating()).isEqualTo(rating.bodies().getFirst());
        assertThat(read.rating().scaleVersion()).isEqualTo(3);
        assertThat(read.rating().scope()).contains("on prisons");
        assertThat(read.rating().within()).hasSize(2);
    }

    @Test
    void nobody_reads_what_is_not_theirs_and_nothing_that_was_taken_back() {
        Annotation own = rate(Audience.ONLY_AUTHOR, "");
        assertThat(seenBy(AS_ADA)).hasSize(1);
        assertThat(seenBy(AS_BEN)).isEmpty();
        assertThat(seenBy(Viewer.ANYONE)).isEmpty();
        Annotation shared = replace(own, Audience.of(READERS));
        assertThat(seenBy(Viewer.of(BEN, Set.of(READERS)))).hasSize(1);
        assertThat(seenBy(AS_BEN)).isEmpty();
        withdraw(shared);
        assertThat(seenBy(AS_ADA)).isEmpty();
    }

    @Test
    void a_group_sees_what_is_shared_with_it_and_a_work_what_is_on_it() {
        rate(PUBLIC, "");
        rate(Audience.of(READERS), ",\"scope\":\"else\"");
        add(make.rating(ADA, "source", "B", ""));
        Viewer member = Viewer.of(BEN, Set.of(READERS));
        assertThat(seenBy(member)).hasSize(3);
        assertThat(seen(Optional.of(READERS), Optional.empty(), member)).hasSize(1);
        assertThat(seen(Optional.of(READERS), Optional.empty(), AS_BEN)).isEmpty();
        assertThat(seen(Optional.empty(), Optional.of(WORK), member)).hasSize(2);
    }

    @Test
    void what_a_moderator_hides_counts_for_its_author_and_the_moderator_alone() {
        Annotation rating = rate(Audience.of(READERS), "");
        String hide = "{\"type\":\"Moderation\",\"act\":\"hide\",\"reason\":\"of another work\"}";
        Annotation decision = make.make(
                BEN,
                Audience.of(READERS),
                Annotations.content("moderating", hide, '"' + rating.id().path() + '"'));
        store.decide(decision, Set.of(READERS), Optional.empty());
        assertThat(seenBy(Viewer.of(new AccountId("cydcydcydcyd"), Set.of(READERS))))
                .isEmpty();
        assertThat(seenBy(Viewer.of(ADA, Set.of(READERS)))).hasSize(1);
        assertThat(seenBy(Viewer.of(BEN, Set.of(READERS), Set.of(READERS)))).hasSize(1);
    }

    @Test
    void the_far_end_of_a_link_is_not_rated_with_the_near_one() {
        String bodies =
                "[{\"type\":\"ReliabilityRating\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"D\"},%s]"
                        .formatted(Annotations.link("/documents/other@v1", 5, 9));
        add(make.make(
                ADA,
                PUBLIC,
                Annotations.content("assessing", bodies, Annotations.target("/documents/werth@v1", 1, 4))));
        assertThat(seenBy(AS_BEN).stream().map(one -> one.place().resource())).containsExactly("/documents/werth");
    }
}
