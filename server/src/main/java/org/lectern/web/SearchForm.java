package org.lectern.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.search.QueryReader;

/** What the search form was filled in with, as it was, so that the answer shows it again and its links keep it. */
record SearchForm(String typed, Map<String, String> beside, boolean exact) {
    static SearchForm of(Context ctx) {
        Map<String, String> beside = new LinkedHashMap<>();
        for (Map.Entry<String, java.util.List<String>> field : SearchRequest.BESIDE.entrySet()) {
            field.getValue().stream()
                    .flatMap(name -> ctx.queryParams(name).stream())
                    .filter(value -> !value.isBlank())
                    .findFirst()
                    .ifPresent(value -> beside.put(field.getKey(), value));
        }
        boolean exact = Optional.ofNullable(ctx.queryParam("exact"))
                .filter(value -> !value.equals("false") && !value.equals("0"))
                .isPresent();
        return new SearchForm(SearchRequest.typed(ctx), beside, exact);
    }

    String value(String field) {
        return beside.getOrDefault(field, "");
    }

    boolean isNarrowed() {
        return !beside.isEmpty();
    }

    /** With another word in the place of one that was typed. */
    SearchForm with(String typedWord, String otherWord) {
        Pattern word = Pattern.compile(
                "(?<![\\p{L}\\p{M}\\p{N}])%s(?![\\p{L}\\p{M}\\p{N}])".formatted(Pattern.quote(typedWord)));
        return new SearchForm(word.matcher(typed).replaceAll(Matcher.quoteReplacement(otherWord)), beside, exact);
    }

    /** Without what one field word narrows it to. */
    SearchForm without(String field) {
        Map<String, String> others = new LinkedHashMap<>(beside);
        others.remove(field);
        return new SearchForm(QueryReader.without(field, typed), others, exact);
    }

    /** Narrowed to nothing. */
    SearchForm everywhere() {
        SearchForm wider = new SearchForm(typed, Map.of(), exact);
        for (String field : SearchRequest.BESIDE.keySet()) {
            wider = wider.without(field);
        }
        return wider;
    }

    SearchForm inAnySpelling() {
        return new SearchForm(typed, beside, false);
    }

    /** The address that gives the same search again, within this server. */
    String path() {
        return "/search?" + parameters();
    }

    /** Where one takes away what is found. */
    String exportPath() {
        return "/search/export?" + parameters();
    }

    String parameters() {
        StringBuilder parameters = new StringBuilder("q=").append(encoded(typed));
        beside.forEach((field, value) ->
                parameters.append('&').append(field).append('=').append(encoded(value)));
        return parameters.append(exact ? "&exact=true" : "").toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
