package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.lectern.browser.Browsers;

/**
 * Counts how often something makes Chromium lay out more than the notes: each of its Layout events names the roots of
 * the trees that it laid out, and a root outside the notes' column means that the text was gone through again.
 */
final class Layouts {
    private static final ObjectMapper JSON = new ObjectMapper();

    double during(Browsers browsers, Page page, Runnable what) throws Exception {
        // The document must be known to the protocol before its nodes can be named.
        CDPSession session = page.context().newCDPSession(page);
        session.send("DOM.enable");
        session.send("DOM.getDocument");
        browsers.startTracing(page, List.of("devtools.timeline"));
        what.run();
        byte[] trace = browsers.stopTracing();
        int outside = 0;
        for (JsonNode event : JSON.readTree(trace).path("traceEvents")) {
            if (event.path("name").asText().equals("Layout")) {
                List<Integer> roots = new ArrayList<>();
                event.path("args")
                        .path("endData")
                        .path("layoutRoots")
                        .forEach(root -> roots.add(root.path("nodeId").asInt()));
                if (roots.isEmpty() || roots.stream().anyMatch(root -> !isInNotes(session, root))) {
                    outside++;
                }
            }
        }
        return outside;
    }

    private static boolean isInNotes(CDPSession session, int node) {
        JsonObject named = new JsonObject();
        named.addProperty("backendNodeId", node);
        JsonObject call = new JsonObject();
        call.addProperty(
                "objectId",
                session.send("DOM.resolveNode", named)
                        .getAsJsonObject("object")
                        .get("objectId")
                        .getAsString());
        call.addProperty("functionDeclaration", "function () { return Boolean(this.closest?.('.notes-rail')); }");
        call.addProperty("returnByValue", true);
        return session.send("Runtime.callFunctionOn", call)
                .getAsJsonObject("result")
                .get("value")
                .getAsBoolean();
    }
}
