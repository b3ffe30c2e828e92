package ostiary.server.local.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.net.URI;

/// Prints the document as `docs/openapi.json` has it: that of the service where `make run` puts it.
public final class PrintOpenApi {
    /// Where that is.
    public static final URI BASE = URI.create("http://127.0.0.1:8080");

    private PrintOpenApi() {}

    static void main() {
        new PrintStream(System.out, true, UTF_8).print(OpenApiDocument.of(BASE));
    }
}
