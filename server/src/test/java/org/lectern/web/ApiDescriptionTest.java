package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.app.RunningLectern;

/** The description of the routes says what the server does and what its documentation says. */
class ApiDescriptionTest {
    private static final Path HOME = Path.of(System.getProperty("lectern.home"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String token;
    private static JsonNode api;
    private static SchemaCheck check;

    @BeforeAll
    static void start() throws IOException {
        token = lectern.token("Vera");
        HttpResponse<String> answer = lectern.get("/api/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        api = JSON.readTree(answer.body());
        check = new SchemaCheck(api);
    }

    /** Without the names of what differs: {@code /documents/{}/pages}. */
    private static String plain(String path) {
        return path.replace("[@{version}]", "").replaceAll("\\{[^}]*}", "{}");
    }

    private static Map<String, Set<String>> described() {
        Map<String, Set<String>> routes = new TreeMap<>();
        api.path("paths").properties().forEach(path -> {
            Set<String> methods = new TreeSet<>();
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> methods.add(method.toUpperCase(java.util.Locale.ROOT)));
            routes.put(path.getKey(), methods);
        });
        return routes;
    }

    @Test
    void it_says_where_the_server_is_and_what_it_is_written_in() {
        assertThat(api.path("openapi").textValue()).isEqualTo("3.1.0");
        assertThat(api.path("servers").path(0).path("url").textValue()).isEqualTo(lectern.base());
    }

    @Test
    void every_route_of_the_code_is_described_and_nothing_else() throws IOException {
        Pattern registered = Pattern.compile(
                "(?:Routes\\.(get)\\(\\s*(?:config\\.)?routes,|routes\\.(get|post|put|delete|options)\\()\\s*(\"[^\"]+\"|[\\w.]*PATH)");
        Map<String, Set<String>> routes = new TreeMap<>();
        try (Stream<Path> files = Files.list(HOME.resolve("server/src/main/java/org/lectern/web"))) {
            for (Path file : files.filter(file -> !file.endsWith("Routes.java")).toList()) {
                for (MatchResult found :
                        registered.matcher(Files.readString(file)).results().toList()) {
                    String method = found.group(1) == null ? found.group(2) : found.group(1);
                    String path = found.group(3).endsWith("PATH")
                            ? ContainerRoutes.PATH
                            : found.group(3).replace("\"", "");
                    routes.computeIfAbsent(path, any -> new TreeSet<>()).add(method.toUpperCase(java.util.Locale.ROOT));
                }
            }
        }
        assertThat(routes).hasSizeGreaterThan(70);
        assertThat(described())
                .as("openapi/programs.json and people.json beside the routes of the code")
                .isEqualTo(routes);
    }

    @Test
    void the_server_knows_each_path_by_the_methods_that_are_described() {
        Map<String, String> wrong = new TreeMap<>();
        described().forEach((path, methods) -> {
            String asked = path.replaceAll("\\{(?:number|page|end)}", "1").replaceAll("\\{[^}]*}", "none");
            HttpResponse<String> answer =
                    lectern.send("PATCH", asked, "", "Authorization", "Bearer " + token, "Accept", "application/json");
            Set<String> allowed = new TreeSet<>(
                    List.of(answer.headers().firstValue("Allow").orElse("").split("[\\[\\], ]+")));
            allowed.removeAll(Set.of("HEAD", ""));
            if (answer.statusCode() != 405 || !allowed.equals(methods)) {
                wrong.put(path, answer.statusCode() + " " + allowed + " instead of " + methods);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Every path that the table names; {@code …/x} goes on from any beginning of the path before it. */
    private static Set<String> documented() throws IOException {
        Pattern span = Pattern.compile("`((?:…|/)[^`]*)`");
        Set<String> named = new TreeSet<>();
        for (String row : Files.readAllLines(HOME.resolve("server/docs/routes.md"))) {
            if (!row.startsWith("| `/")) {
                continue;
            }
            List<String> whole = new ArrayList<>();
            Matcher found = span.matcher(row);
            while (found.find()) {
                String path = plain(found.group(1).replaceFirst("\\?.*", ""));
                if (path.startsWith("/")) {
                    whole.add(path);
                } else {
                    for (String before : List.copyOf(whole)) {
                        for (int end = before.length(); end > 0; end = before.lastIndexOf('/', end - 1)) {
                            named.add(before.substring(0, end) + path.substring(1));
                        }
                    }
                }
            }
            named.addAll(whole);
        }
        return named;
    }

    @Test
    void the_documentation_names_every_route() throws IOException {
        Set<String> named = documented();
        Set<String> unnamed = described().keySet().stream()
                .filter(path -> !named.contains(plain(path)) && !path.equals("/annotations"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unnamed).as("routes that routes.md does not name").isEmpty();
    }

    @Test
    void every_route_of_the_documentation_is_described() throws IOException {
        Set<String> routes =
                described().keySet().stream().map(ApiDescriptionTest::plain).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (String row : Files.readAllLines(HOME.resolve("server/docs/routes.md"))) {
            Matcher cell = Pattern.compile("^\\| (`/[^|]*)\\|").matcher(row);
            if (cell.find()) {
                Matcher path = Pattern.compile("`(/[^`]*)`").matcher(cell.group(1));
                while (path.find()) {
                    missing.add(plain(path.group(1).replaceFirst("\\?.*", "")));
                }
            }
        }
        assertThat(missing).hasSizeGreaterThan(40);
        missing.removeAll(routes);
        assertThat(missing).as("routes of routes.md that are not described").isEmpty();
    }

    @Test
    void everything_that_is_referred_to_is_there_and_used() {
        Set<String> refs = api.findValuesAsText("$ref").stream().collect(Collectors.toCollection(TreeSet::new));
        assertThat(refs)
                .allSatisfy(ref -> assertThat(api.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
        for (String kind : List.of("schemas", "parameters", "responses")) {
            api.path("components")
                    .path(kind)
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(refs).contains("#/components/%s/%s".formatted(kind, name)));
        }
    }

    @Test
    void every_operation_says_what_it_does_and_names_what_stands_in_its_path() {
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey() + " " + path.getKey();
                    JsonNode said = operation.getValue();
                    assertThat(said.path("summary").asText()).as(name).isNotBlank();
                    assertThat(said.path("responses").has("default")).as(name).isTrue();
                    Set<String> inPath = new TreeSet<>();
                    said.path("parameters").forEach(parameter -> {
                        JsonNode whole = check.resolved(parameter);
                        if (whole.path("in").asText().equals("path")) {
                            inPath.add(whole.path("name").asText());
                        }
                    });
                    Set<String> wanted = Pattern.compile("\\{(\\w+)}")
                            .matcher(path.getKey())
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(inPath).as(name).isEqualTo(wanted);
                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/documents                         | /api/documents
                    /api/documents/{document}              | /api/documents/werth-2010
                    /api/documents/{document}/pages/{page} | /api/documents/werth-2010/pages/2
                    /api/documents/{document}/citations    | /api/documents/real-stalin/citations
                    /api/documents/{document}/changes      | /api/documents/werth-2010/changes
                    /api/works                             | /api/works
                    /api/search                            | /api/search?q=Ezhov
                    /api/search                            | /api/search?q=figures&scope=annotations
                    /api/search/completions                | /api/search/completions?q=Ezh
                    /api/session                           | /api/session?document=werth-2010
                    /api/groups                            | /api/groups
                    /annotations/                          | /annotations/
                    /annotations/                          | /annotations/?after=-
                    /api/documents/{document}              | /api/documents/none
                    """)
    void what_is_answered_is_what_is_described(String path, String asked) throws IOException {
        note("What are these figures?");
        assertDescribed(path, "get", lectern.get(asked, "Authorization", "Bearer " + token, "Accept", "*/*"));
    }

    @Test
    void what_is_sent_is_answered_as_described() throws IOException {
        HttpResponse<String> made = note("Once more");
        assertDescribed("/annotations/", "post", made);
        String address = made.headers().firstValue("Location").orElseThrow();
        String id = address.substring(address.lastIndexOf('/') + 1);
        String[] signed = {"Authorization", "Bearer " + token, "Content-Type", "application/json"};
        assertDescribed("/annotations/{annotation}", "get", lectern.get(address, signed));
        assertDescribed("/annotations/{annotation}", "delete", lectern.send("DELETE", address, null, signed));
        assertDescribed("/annotations/{annotation}", "get", lectern.get(address, signed));
        assertDescribed(
                "/api/annotations/{annotation}/restore",
                "post",
                lectern.send("POST", "/api/annotations/%s/restore".formatted(id), "", signed));
        assertDescribed(
                "/api/annotations/{annotation}/history",
                "get",
                lectern.get("/api/annotations/%s/history".formatted(id), signed));
        assertDescribed(
                "/api/documents/{document}/anchor",
                "post",
                lectern.send("POST", "/api/documents/werth-2010/anchor", """
                        {"selectors":[{"type":"TextQuoteSelector","exact":"269,100 persons"},
                          {"type":"TextQuoteSelector","exact":"269,101 persens, of whom 76,000"},
                          {"type":"TextQuoteSelector","exact":"zzzz zzzz zzzz"}]}""", signed));
        String description = "/api/documents/werth-2010/description";
        assertDescribed("/api/documents/{document}/description", "get", lectern.get(description));
        assertDescribed(
                "/api/documents/{document}/description",
                "put",
                lectern.send(
                        "PUT",
                        description,
                        lectern.get(description).body().replace("Nicolas Werth", "N. Werth"),
                        signed));
        assertDescribed("/api/documents/{document}/description/history", "get", lectern.get(description + "/history"));
        assertDescribed(
                "/api/documents/{document}/description/{number}/undo",
                "post",
                lectern.send("POST", description + "/1/undo", "", signed));
        assertDescribed(
                "/api/import",
                "post",
                lectern.send(
                        "POST",
                        "/api/import?dry=true",
                        lectern.get("/api/documents/werth-2010/export?format=jsonld", signed)
                                .body(),
                        signed));
        JsonNode page =
                JSON.readTree(lectern.get("/api/documents/werth-2010/pages/1").body());
        assertDescribed(
                "/api/passages/{passage}",
                "get",
                lectern.get("/api/passages/"
                        + page.path("blocks").path(0).path("id").textValue()));
        for (String format : List.of("jsonld", "markdown", "html", "csv")) {
            assertDescribed(
                    "/api/documents/{document}/export",
                    "get",
                    lectern.get("/api/documents/werth-2010/export?format=" + format, signed));
        }
    }

    private static HttpResponse<String> note(String words) {
        HttpResponse<String> made = lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"%s"},
                 "target":{"type":"SpecificResource","source":"%s/documents/werth-2010",
                           "selector":{"type":"TextQuoteSelector","exact":"269,100 persons"}}}""".formatted(words, lectern.base()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made;
    }

    /** Status, media type and, where it has one, the shape of the content. */
    private static void assertDescribed(String path, String method, HttpResponse<String> answer) throws IOException {
        JsonNode responses = api.path("paths").path(path).path(method).path("responses");
        String status = String.valueOf(answer.statusCode());
        JsonNode said = check.resolved(responses.has(status) ? responses.path(status) : responses.path("default"));
        assertThat(answer.statusCode() < 400 && !responses.has(status))
                .as("%s is not described", status)
                .isFalse();
        JsonNode content = said.path("content");
        if (content.isEmpty()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(content.has(type)).as("%s among %s", type, content).isTrue();
        if (content.path(type).has("schema")) {
            assertThat(check.objections(
                            JSON.readTree(answer.body()), content.path(type).path("schema"), ""))
                    .isEmpty();
        }
    }
}
