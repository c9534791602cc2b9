package org.lectern.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lectern.app.RunningLectern;
import org.lectern.document.pdf.PdfFile;

/** What readers feel of a hostile file, beside what they feel of any niced process that does nothing but compute. */
final class HostileBenchmark implements Benchmark {
    private static final Duration WHILE = Duration.ofSeconds(6);
    private static final String BOUNDARY = "a-line-that-no-pdf-has";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String about() {
        return "Pages of a seed read by %d clients at once, for %d s: while a file is being parsed whose page has sixty million operators, beside a process under `nice -n 10` that computes, and with nothing beside."
                .formatted(Load.CLIENTS, WHILE.toSeconds());
    }

    @Override
    public List<Figure> run() throws Exception {
        Path data = BenchFolders.make();
        String token;
        try (RunningLectern lectern = RunningLectern.in(data)) {
            token = lectern.token("Ann");
        }
        byte[] file = hostile();
        try (ServerProcess lectern = ServerProcess.lectern(data)) {
            Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
            things.put("hostile", () -> whileParsing(lectern, token, file));
            things.put("busy", () -> besideBusy(lectern));
            things.put("alone", () -> p99(lectern));
            Rounds rounds = Rounds.of(things);
            return List.of(
                    Figure.measured("p99 of a page, nothing beside", "ms", rounds.median("alone")),
                    Figure.measured("p99 beside a niced busy process", "ms", rounds.median("busy")),
                    Figure.measured("p99 while a hostile file is parsed", "ms", rounds.median("hostile")),
                    Figure.atMost(1.5, "hostile over busy", "", rounds.ratio("hostile", "busy")));
        }
    }

    private static byte[] hostile() throws IOException {
        PdfFile file = new PdfFile();
        byte[] operators = "q Q ".repeat(30_000_000).getBytes(StandardCharsets.ISO_8859_1);
        return file.pageOf(file.addStream("/Filter /FlateDecode", PdfFile.deflated(operators)), "")
                .bytes();
    }

    private static double p99(ServerProcess lectern) throws Exception {
        return Load.run(
                        WHILE,
                        n -> Load.Request.get(
                                        200,
                                        lectern.base(),
                                        "/documents/crawford-great-purge/pages/%d".formatted(1 + n % 8))
                                .plain())
                .p99();
    }

    private static double besideBusy(ServerProcess lectern) throws Exception {
        Process busy = new ProcessBuilder("nice", "-n", "10", "sh", "-c", "while :; do :; done").start();
        try {
            return p99(lectern);
        } finally {
            busy.destroyForcibly().waitFor();
        }
    }

    private double whileParsing(ServerProcess lectern, String token, byte[] file) throws Exception {
        String ingest = uploaded(lectern, token, file);
        for (int tries = 0; !state(lectern, token, ingest).equals("reading"); tries++) {
            if (tries == 600) {
                throw new IllegalStateException("The file is not being read");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        TimeUnit.SECONDS.sleep(1); // the process has started and is at the page
        double p99 = p99(lectern);
        String then = state(lectern, token, ingest);
        if (!then.equals("reading")) {
            throw new IllegalStateException("The file was parsed too soon; it is " + then);
        }
        send(lectern, token, HttpRequest.newBuilder().DELETE(), ingest);
        while (!state(lectern, token, ingest).equals("failed")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return p99;
    }

    private String uploaded(ServerProcess lectern, String token, byte[] file) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                        .formatted(BOUNDARY)
                        .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(file);
        form.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII));
        String answer = send(
                lectern,
                token,
                HttpRequest.newBuilder()
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())),
                "/api/documents");
        return json.readTree(answer).path("ingest").asText();
    }

    private String state(ServerProcess lectern, String token, String ingest) throws Exception {
        return json.readTree(send(lectern, token, HttpRequest.newBuilder().GET(), ingest))
                .path("state")
                .asText();
    }

    private String send(ServerProcess lectern, String token, HttpRequest.Builder request, String path)
            throws Exception {
        HttpResponse<String> answer = client.send(
                request.uri(URI.create(lectern.base() + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
