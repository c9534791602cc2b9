package org.lectern.annotation.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.Place;
import org.lectern.annotation.RatingStore;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/** {@link RatingStore} over the tables of {@link SqlAnnotationStore}, which makes them. */
public final class SqlRatingStore implements RatingStore {
    private static final String SELECT = """
            SELECT annotation.id, annotation.creator, annotation.modified, rating.target, rating.axis, rating.scale,
            rating.scale_version, rating.grade, rating.scope, rating.within, rating.round,
            own.resource, own.version AS own_version, own.start_offset AS own_start, own.end_offset AS own_end,
            """ + HidingRows.COLUMN;

    private static final String WRITTEN = "JOIN annotation_place AS own ON own.annotation = rating.annotation";
    private static final String CARRIED =
            WRITTEN + " JOIN placement AS there ON there.annotation = own.annotation AND there.ordinal = own.ordinal";

    private final Database database;

    public SqlRatingStore(Database database) {
        this.database = database;
    }

    @Override
    public List<StandingRating> ratings(Optional<GroupId> audience, Optional<String> resource, Viewer viewer) {
        AnnotationQuery query = new AnnotationQuery(Optional.empty(), Optional.empty(), audience, Optional.empty());
        return database.read(handle -> {
            List<StandingRating> found = new ArrayList<>();
            read(
                    handle,
                    query,
                    resource,
                    viewer,
                    ", own.version, own.start_offset, own.end_offset",
                    WRITTEN,
                    "",
                    found);
            read(
                    handle,
                    query,
                    resource,
                    viewer,
                    ", there.version, there.start_offset, there.end_offset",
                    CARRIED,
                    " AND there.state <> 'lost' AND there.version <> own.version",
                    found);
            found.sort(Comparator.comparing(StandingRating::at)
                    .thenComparing(rating -> rating.id().order()));
            return found;
        });
    }

    private static void read(
            Handle handle,
            AnnotationQuery query,
            Optional<String> resource,
            Viewer viewer,
            String place,
            String joined,
            String rest,
            List<StandingRating> found) {
        String only = resource.isPresent() ? " AND own.resource = :on" : "";
        Query asked = AnnotationSearch.ratings(handle, query, viewer, SELECT + place, joined, rest + only);
        resource.ifPresent(path -> asked.bind("on", path));
        asked.map((row, context) -> {
                    boolean isRead = HidingRows.read(Optional.ofNullable(row.getString("hiding")))
                            .map(hiding -> hiding.mayBeLiftedBy(viewer))
                            .orElse(true);
                    AccountId creator = new AccountId(row.getString("creator"));
                    return (isRead || viewer.is(creator)) && isTarget(row)
                            ? Optional.of(rating(row, creator))
                            : Optional.<StandingRating>empty();
                })
                .forEach(one -> one.ifPresent(found::add));
    }

    /** The far end of a cross-reference that was rated in the same annotation is not rated itself. */
    private static boolean isTarget(ResultSet row) throws SQLException {
        String own = AnnotationRows.target(place(row, "own_version", "own_start", "own_end"));
        return List.of(row.getString("target").split(" ", -1)).contains(own);
    }

    private static StandingRating rating(ResultSet row, AccountId creator) throws SQLException {
        String within = row.getString("within");
        return new StandingRating(
                new AnnotationId(row.getString("id")),
                creator,
                Instant.parse(row.getString("modified")),
                new ReliabilityRating(
                        row.getString("axis"),
                        row.getString("scale"),
                        row.getInt("scale_version"),
                        row.getString("grade"),
                        text(row, "scope"),
                        within.isEmpty() ? List.of() : Arrays.asList(within.split(" ", -1)),
                        text(row, "round")),
                place(row, "version", "start_offset", "end_offset"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.of(row.getString(column)).filter(text -> !text.isEmpty());
    }

    private static Place place(ResultSet row, String version, String start, String end) throws SQLException {
        @Nullable Object from = row.getObject(start);
        return new Place(
                row.getString("resource"),
                Optional.ofNullable(row.getString(version)),
                from == null
                        ? Optional.empty()
                        : Optional.of(new TextSpan(((Number) from).intValue(), row.getInt(end))));
    }

    @Override
    public long lastCursor() {
        return database.lastCursor();
    }
}
