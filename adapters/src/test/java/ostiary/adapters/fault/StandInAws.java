package ostiary.adapters.fault;

import static com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.cognito.CognitoServer;
import ostiary.adapters.secrets.KeySets;
import ostiary.emulators.aws.cognito.PoolTokens;
import ostiary.emulators.dynamodb.TableCreator;

/// What the functions reach of AWS, in good health: DynamoDB Local with the table, keys in secrets, and a sender of
/// mails. One for all tests.
public final class StandInAws {
    public static final StandInAws ONLY = new StandInAws();

    /// Of the pool that the functions are told of.
    private static final String ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Staged123";

    private static final String CLIENT = "1h57kf5cpq17m0eml12EXAMPLE";
    private static final String TABLE = "auth";
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    private final Map<String, String> secrets;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final Map<Dependency, URI> addresses;

    private StandInAws() {
        new TableCreator(ProxiedWorld.database()).create(TABLE);
        var keys = KeySets.fresh(Instant.now());
        this.secrets = Map.of(
                SECRET + "SIGNING_KEYS", keys.signing().read(),
                SECRET + "VERIFICATION_KEYS", keys.verification().read(),
                SECRET + "HMAC_KEYS", keys.hmac().read(),
                SECRET + "SOURCE", "the secret of the client");
        this.addresses = Map.of(
                Dependency.DYNAMODB, ProxiedWorld.database(),
                Dependency.SECRETS_MANAGER, serve(this::secret),
                Dependency.SES, serve(this::mail),
                Dependency.COGNITO, serve(StandInAws::pool));
    }

    /// Where a service answers.
    public Map<Dependency, URI> addresses() {
        return addresses;
    }

    public URI address(Dependency dependency) {
        return Objects.requireNonNull(addresses.get(dependency), dependency::id);
    }

    /// Those that went out, as SES was asked for them.
    public List<String> mails() {
        return List.copyOf(mails);
    }

    private String secret(String request) throws IOException {
        var text = secrets.get(
                new ObjectMapper().readTree(request).path("SecretId").asText());
        return "{\"SecretString\":\"" + String.valueOf(getInstance().quoteAsString(String.valueOf(text))) + "\"}";
    }

    private String mail(String request) {
        mails.add(request);
        return "{\"MessageId\":\"m-" + mails.size() + "\"}";
    }

    /// A pool in which everybody is who logs in as `pool…@…`, whatever the password.
    private static String pool(String request) throws IOException {
        var username = new ObjectMapper()
                .readTree(request)
                .at("/AuthParameters/USERNAME")
                .asText();
        var sub = UUID.nameUUIDFromBytes(username.getBytes(UTF_8)).toString();
        var token = PoolTokens.token(claims ->
                claims.put("iss", ISSUER).put("aud", CLIENT).put("sub", sub).put("email", username));
        return username.startsWith("pool") ? CognitoServer.tokens(token).body().toString() : "{}";
    }

    private interface Service {
        String answer(String request) throws IOException;
    }

    private static URI serve(Service service) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> answer(exchange, service));
            server.start();
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static void answer(HttpExchange exchange, Service service) throws IOException {
        try (exchange) {
            var body = service.answer(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
