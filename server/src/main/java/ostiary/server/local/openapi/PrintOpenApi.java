package ostiary.server.local.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.net.URI;

/// Prints the document for `docs/openapi.json`, with the address of `make run`.
public final class PrintOpenApi {
    /// The address of `make run`.
    public static final URI BASE = URI.create("http://localhost:8080");

    private PrintOpenApi() {}

    static void main() {
        new PrintStream(System.out, true, UTF_8).print(OpenApiDocument.of(BASE));
    }
}
