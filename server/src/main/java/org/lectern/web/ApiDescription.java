package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.lectern.annotation.Addresses;

/**
 * Serves the description of all routes, OpenAPI 3.1. It is written in {@code openapi/}: {@code programs.json} and {@code
 * people.json} have the routes, {@code components.json} what they share; a test holds it against the server.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI Specification 3.1</a>
 */
final class ApiDescription {
    private final byte[] json;

    ApiDescription(Addresses addresses) {
        ObjectNode whole = read("head");
        whole.putArray("servers").addObject().put("url", addresses.base());
        ObjectNode paths = whole.putObject("paths");
        paths.setAll(read("programs"));
        paths.setAll(read("people"));
        whole.set("components", read("components"));
        this.json = whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/api/openapi.json", this::show);
    }

    private void show(Context ctx) {
        Cors.open(ctx);
        Answer.bytes(ctx, "application/json", json, "no-cache");
    }

    private static ObjectNode read(String name) {
        try (InputStream file = ApiDescription.class.getResourceAsStream("openapi/%s.json".formatted(name))) {
            JsonNode part = new ObjectMapper().readTree(file);
            return (ObjectNode) part;
        } catch (IOException e) {
            throw new UncheckedIOException("The description of the routes cannot be read: " + name, e);
        }
    }
}
