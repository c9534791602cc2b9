package org.lectern.web;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lectern.search.QueryReader;
import org.lectern.search.SearchQuery;
import org.lectern.search.SearchQuery.Scope;
import org.lectern.search.SearchQuery.UnreadableQueryException;
import org.lectern.search.Typing;

/**
 * What a request asks to search for.
 *
 * @param limit hits a slice
 */
record SearchRequest(SearchQuery query, Optional<String> cursor, int limit) {
    /** Parameters beside the box, by the field word that means the same. */
    static final Map<String, List<String>> BESIDE = beside();

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private static Map<String, List<String>> beside() {
        Map<String, List<String>> beside = new LinkedHashMap<>();
        beside.put("in", List.of("in", "document"));
        beside.put("kind", List.of("kind", "motivation"));
        beside.put("by", List.of("by", "person"));
        beside.put("group", List.of("group"));
        beside.put("tag", List.of("tag"));
        beside.put("rating", List.of("rating"));
        beside.put("since", List.of("since"));
        beside.put("until", List.of("until"));
        return beside;
    }

    static SearchRequest read(Context ctx) throws UnreadableQueryException {
        SearchQuery query = query(ctx);
        return new SearchRequest(
                query, Optional.ofNullable(ctx.queryParam("cursor")).filter(cursor -> !cursor.isEmpty()), limit(ctx));
    }

    static SearchQuery query(Context ctx) throws UnreadableQueryException {
        return QueryReader.read(typed(ctx), fields(ctx), scopes(ctx), exact(ctx));
    }

    /** What is being typed; empty where it ends with nothing that could go on. */
    static Optional<Typing> typing(Context ctx) throws UnreadableQueryException {
        return Typing.read(typed(ctx), fields(ctx), scopes(ctx), exact(ctx));
    }

    private static boolean exact(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("exact"))
                .filter(value -> !value.equals("false") && !value.equals("0"))
                .isPresent();
    }

    private static Map<String, List<String>> fields(Context ctx) throws UnreadableQueryException {
        refuseHalfCharacters(Optional.ofNullable(ctx.queryString()).orElse(""));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        BESIDE.forEach((field, names) -> {
            List<String> values = new ArrayList<>();
            names.forEach(name -> values.addAll(ctx.queryParams(name)));
            fields.put(field, values);
        });
        return fields;
    }

    static String typed(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("q")).orElse("");
    }

    private static Set<Scope> scopes(Context ctx) throws UnreadableQueryException {
        String scope = Optional.ofNullable(ctx.queryParam("scope")).orElse("");
        return switch (scope) {
            case "" -> EnumSet.allOf(Scope.class);
            case "documents" -> EnumSet.of(Scope.DOCUMENTS);
            case "annotations" -> EnumSet.of(Scope.ANNOTATIONS);
            default ->
                throw new UnreadableQueryException(
                        "The scope is \"documents\" or \"annotations\"; leave it out for both.");
        };
    }

    private static int limit(Context ctx) throws UnreadableQueryException {
        String limit = Optional.ofNullable(ctx.queryParam("limit")).orElse(String.valueOf(USUAL));
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw new UnreadableQueryException("The limit is a number from 1 to %d.".formatted(MOST));
        }
        return Integer.parseInt(limit);
    }

    /** Decoding would quietly put something else in the place of bytes that are no text. */
    private static void refuseHalfCharacters(String queryString) throws UnreadableQueryException {
        for (String run : queryString.split("[^%0-9A-Fa-f]|(?<!%)(?<!%[0-9A-Fa-f])(?=[0-9A-Fa-f])", -1)) {
            String hex = run.replaceAll("%([0-9A-Fa-f]{2})|.", "$1");
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
            } catch (CharacterCodingException e) {
                throw new UnreadableQueryException(
                        "The search holds bytes that are no text in UTF-8, perhaps half a character. Type it anew.");
            }
        }
    }
}
