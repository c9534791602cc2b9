package org.lectern.review.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_BEN;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;
import org.lectern.review.Scales;
import org.lectern.review.Scales.InvalidScaleException;
import org.lectern.sql.Database;
import org.lectern.sql.TestDatabases;

/** What groups grade on; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class ScalesContractTest {
    private static final GroupId READERS = new GroupId("readers");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<Grade> GRADES = List.of(
            new Grade("solid", "", "rests on records", false),
            new Grade("weak", "", "", false),
            new Grade("?", "", "", true));

    private final TestDatabases kind;
    private Database database;
    private Scales scales;

    @TempDir
    Path folder;

    ScalesContractTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = kind.empty(folder).get();
        scales = new SqlScales(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_group_grades_on_the_admiralty_code_until_it_chooses() {
        assertThat(scales.of(READERS)).isEqualTo(Scale.ADMIRALTY);
        scales.choose(READERS, Scale.THREE, ADA, NOW);
        assertThat(scales.of(READERS)).isEqualTo(Scale.THREE);
        assertThat(scales.of(new GroupId("others"))).isEqualTo(Scale.ADMIRALTY);
        scales.choose(READERS, Scale.RSP, ADA, NOW);
        assertThat(scales.of(READERS)).isEqualTo(Scale.RSP);
    }

    @Test
    void an_own_scale_is_chosen_at_once_and_every_version_of_it_stays() {
        Scale first = scales.define(READERS, "Ours", GRADES, ADA, NOW);
        Scale second = scales.define(READERS, "Ours", GRADES.subList(0, 2), ADA, NOW);
        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(scales.of(READERS)).isEqualTo(second);
        assertThat(scales.own(READERS)).contains(second);
        assertThat(scales.find(first.id(), 1).orElseThrow().on(Axis.SOURCE)).isEqualTo(GRADES);
        assertThat(scales.find(first.id(), 3)).isEmpty();
    }

    @Test
    void the_same_grades_again_make_no_new_version() {
        Scale first = scales.define(READERS, "Ours", GRADES, ADA, NOW);
        scales.choose(READERS, Scale.THREE, ADA, NOW);
        assertThat(scales.define(READERS, "Ours", GRADES, ADA, NOW)).isEqualTo(first);
        assertThat(scales.of(READERS)).isEqualTo(first);
    }

    @Test
    void only_those_in_the_group_may_grade_on_its_scale() {
        String id = scales.define(READERS, "Ours", GRADES, ADA, NOW).id();
        assertThat(scales.offered(id, AS_BEN)).isEmpty();
        assertThat(scales.offered(id, Viewer.of(ADA, Set.of(READERS)))).isPresent();
        assertThat(scales.offered("admiralty", AS_BEN)).contains(Scale.ADMIRALTY);
    }

    @Test
    void a_restored_version_is_as_it_was_and_nobodys_choice() {
        Scale kept = Scale.own(Scales.ownId(READERS), 3, "Ours", GRADES);
        assertThat(scales.restore(kept, ADA, NOW)).isEqualTo(kept);
        assertThat(scales.find(kept.id(), 3)).contains(kept);
        assertThat(scales.of(READERS)).isEqualTo(Scale.ADMIRALTY);
        Scale other = Scale.own(kept.id(), 3, "Ours", GRADES.subList(0, 2));
        assertThat(scales.restore(other, ADA, NOW))
                .as("a version never changes")
                .isEqualTo(kept);
        assertThat(scales.define(READERS, "Ours", GRADES.subList(0, 2), ADA, NOW)
                        .version())
                .isEqualTo(4);
        assertThat(database.changesOf(READERS.path()).stream().map(Database.LoggedChange::kind))
                .containsExactly("scale-restored", "scale-defined", "scale-chosen");
    }

    @Test
    void what_is_no_groups_own_scale_is_not_restored() {
        for (Scale wrong : List.of(
                Scale.own("admiralty", 2, "Ours", GRADES),
                Scale.own("own-", 1, "Ours", GRADES),
                Scale.own("own-readers", 0, "Ours", GRADES),
                Scale.own("own-readers", 1, "Ours", GRADES.subList(0, 1)),
                Scale.own(
                        "own-readers",
                        1,
                        "Ours",
                        List.of(new Grade("a", "x\ny", "", false), new Grade("b", "", "", false))))) {
            assertThatThrownBy(() -> scales.restore(wrong, ADA, NOW)).isInstanceOf(InvalidScaleException.class);
            assertThat(scales.find(wrong.id(), wrong.version())).isEmpty();
        }
    }

    @Test
    void whatever_is_chosen_is_in_the_log() {
        scales.define(READERS, "Ours", GRADES, ADA, NOW);
        assertThat(database.changesOf(READERS.path()).stream().map(Database.LoggedChange::kind))
                .containsExactly("scale-defined", "scale-chosen");
    }
}
