package ostiary.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// An authorizer in Node by aws-jwt-verify, in a process of its own.
final class NodePeer implements AutoCloseable {
    static final String NAME = "aws-jwt-verify";
    static final String HOW_TO_INSTALL = "install Node 20 or newer, with npm";

    /// `make bench` installs its library there.
    private static final Path FOLDER = Path.of(System.getProperty("ostiary.peers", "peers"));

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private NodePeer(Process process) {
        this.process = process;
        this.questions = process.outputWriter(UTF_8);
        this.answers = process.inputReader(UTF_8);
    }

    static boolean isInstalled() {
        return Files.isDirectory(FOLDER.resolve("node_modules").resolve(NAME));
    }

    /// @param event of the authorizer
    /// @param jwks the keys that count, as JSON
    static NodePeer start(byte[] event, String issuer, String audience, String jwks) throws IOException {
        var builder = new ProcessBuilder("node", NAME + ".mjs").directory(FOLDER.toFile());
        var peer = new NodePeer(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        peer.write(opening(new String(event, UTF_8), issuer, audience, jwks));
        return peer;
    }

    private static String opening(String event, String issuer, String audience, String jwks) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", event);
            json.writeStringField("issuer", issuer);
            json.writeStringField("audience", audience);
            json.writeFieldName("jwks");
            json.writeRawValue(jwks);
            json.writeEndObject();
        }
        return text.toString();
    }

    /// The processor time of all threads of the process for one call.
    double nanosOfACall(int times) throws IOException {
        write(Integer.toString(times));
        var answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException(NAME + " has ended");
        }
        return Double.parseDouble(answer);
    }

    private void write(String line) throws IOException {
        questions.write(line);
        questions.newLine();
        questions.flush();
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
