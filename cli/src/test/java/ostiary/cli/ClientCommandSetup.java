package ostiary.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.core.client.AuthenticateClient;
import ostiary.core.client.RegisteredClient;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;

/// An operator who calls `ostiary client`, and a table.
abstract class ClientCommandSetup {
    private static DynamoDbLocal database;
    static OpenTable open;

    final String id = "client." + UUID.randomUUID();
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws MovingException {
        database = DynamoDbLocal.start(Options.inMemory());
        open = OpenTable.open(
                new Settings(Map.of("ENDPOINT", database.endpoint().toString())));
    }

    @AfterAll
    static void stop() {
        open.close();
        database.close();
    }

    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = Stream.concat(
                Stream.of("client"),
                Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--endpoint", database.endpoint().toString())));
        return OstiaryMain.commandLine(
                        new Settings(Map.of()), Progress.on(new PrintStream(PrintStream.nullOutputStream())))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    RegisteredClient stored() {
        return new DynamoDbClientStore(open.table()).find(id).orElseThrow();
    }

    boolean isLetIn(String secret) {
        return new AuthenticateClient(new DynamoDbClientStore(open.table()), _ -> {})
                .authenticate(id, secret)
                .isPresent();
    }

    String secret() {
        return out.toString().lines().toList().getLast().substring("Its secret: ".length());
    }
}
