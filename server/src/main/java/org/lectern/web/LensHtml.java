package org.lectern.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.reading.grade.Lens;
import org.lectern.review.Scale;
import org.lectern.review.Scales;

/** The choice of whose grades are looked at, and on which scale. */
final class LensHtml {
    private final Words words;
    private final Groups groups;
    private final Scales scales;

    LensHtml(Words words, Groups groups, Scales scales) {
        this.words = words;
        this.groups = groups;
        this.scales = scales;
    }

    /** What a group is called. */
    String name(GroupId id) {
        return id.isBuiltIn()
                ? new GroupHtml(words).name(id)
                : groups.find(id).map(Group::name).map(name -> name.value()).orElse(id.value());
    }

    /** Those that somebody is in, their own before the ones that are always there. */
    List<GroupId> groupsOf(Lens lens) {
        return lens.viewer().groups().stream()
                .sorted(Comparator.comparing(GroupId::isBuiltIn).thenComparing(GroupId::value))
                .toList();
    }

    /** @param used the scales that there are grades on */
    String fields(Lens lens, List<String> used) {
        StringBuilder html = new StringBuilder(
                words.html(
                        "<label class=\"field\">{lens.whose} <select class=\"input\" name=\"group\"><option value=\"\">{lens.all}</option>"));
        for (GroupId group : groupsOf(lens)) {
            html.append("<option value=\"%s\"%s>%s</option>"
                    .formatted(
                            group.value(),
                            lens.group().filter(group::equals).isPresent() ? " selected" : "",
                            Html.escape(name(group))));
        }
        html.append("</select></label> ");
        List<String> offered = Stream.concat(used.stream(), Stream.of(lens.scale()))
                .distinct()
                .sorted()
                .toList();
        if (offered.size() > 1) {
            String options = offered.stream()
                    .map(id -> "<option value=\"%s\"%s>%s</option>"
                            .formatted(
                                    Html.escape(id),
                                    id.equals(lens.scale()) ? " selected" : "",
                                    Html.escape(scaleName(id))))
                    .collect(Collectors.joining());
            html.append(words.html(
                    "<label class=\"field\">{lens.scale} <select class=\"input\" name=\"scale\">%s</select></label> ",
                    options));
        }
        return html.toString();
    }

    private String scaleName(String id) {
        return newest(id).map(new GradeWords(words)::name).orElse(id);
    }

    /** The scale that a lens looks through, in its newest version. */
    Scale scale(Lens lens) {
        return newest(lens.scale()).orElse(Scale.ADMIRALTY);
    }

    private Optional<Scale> newest(String id) {
        return Scale.KNOWN.stream()
                .filter(scale -> scale.id().equals(id))
                .findFirst()
                .or(() -> id.startsWith("own-") ? ownGroup(id).flatMap(scales::own) : Optional.empty());
    }

    private static Optional<GroupId> ownGroup(String id) {
        try {
            return Optional.of(new GroupId(id.substring("own-".length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** For addresses: {@code group=readers&scale=three&}; empty for all that one may read. */
    static String query(Lens lens, Optional<String> askedScale) {
        return lens.group().map(group -> "group=" + group.value() + "&amp;").orElse("")
                + askedScale
                        .filter(scale -> !scale.isEmpty())
                        .map(scale -> "scale=" + URLEncoder.encode(scale, StandardCharsets.UTF_8) + "&amp;")
                        .orElse("");
    }
}
