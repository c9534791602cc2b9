package org.lectern.reading.grade;

import java.util.Optional;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/**
 * Whose grades are looked at, and by whom.
 *
 * @param group only what is shared with this group; empty for all that the viewer may read
 * @param scale the id of the scale of sources: grades on others are not counted, since nothing converts them
 */
public record Lens(Viewer viewer, Optional<GroupId> group, String scale) {}
