package ostiary.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.cli.aws.Endpoints;
import software.amazon.awssdk.regions.Region;

/// A dozen of AWS's services in one, over their own protocols, of an account that tests make ill.
final class AccountStandIn implements Endpoints, AutoCloseable {
    private static final Map<Pattern, String> PATHS = Map.of(
            Pattern.compile("/2016-08-19/account-settings"), "GetAccountSettings",
            Pattern.compile("/2015-03-31/functions/[^/]+/aliases/[^/]+"), "GetAlias",
            Pattern.compile("/2015-03-31/functions/[^/]+/configuration"), "GetFunctionConfiguration",
            Pattern.compile("/v2/email/account"), "GetAccount",
            Pattern.compile("/v2/email/identities/[^/]+"), "GetEmailIdentity",
            Pattern.compile("/v2/domainnames/[^/]+"), "GetDomainName");
    private static final Pattern SCOPE = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=[A-Z]+/\\d{8}/([a-z0-9-]+)/([a-z]+)/aws4_request, SignedHeaders=.*");

    private final HttpServer server;
    private final Map<String, String> answers = new HashMap<>(HealthyAccount.answers());
    private final Map<String, List<Failure>> failures = new HashMap<>();
    private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());

    private AccountStandIn(HttpServer server) {
        this.server = server;
    }

    static AccountStandIn start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var account = new AccountStandIn(server);
        server.createContext("/", account::answer);
        server.start();
        return account;
    }

    @Override
    public URI of(String service, Region region) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Changes a healthy answer.
    ///
    /// @param key an operation, or one and a parameter: `DescribeSecret:signing`
    AccountStandIn change(String key, String from, String to) {
        var healthy = answers.get(key);
        if (healthy == null || !healthy.contains(from)) {
            throw new AssertionError("no " + from + " in the answer of " + key);
        }
        answers.put(key, healthy.replace(from, to));
        return this;
    }

    AccountStandIn answer(String key, String body) {
        answers.put(key, body);
        return this;
    }

    /// Fails from now on.
    AccountStandIn fail(String key, int status, String code, String message) {
        failures.put(key, new ArrayList<>(List.of(new Failure(status, code, message, Integer.MAX_VALUE))));
        return this;
    }

    AccountStandIn failTimes(int times, String key, int status, String code) {
        failures.put(key, new ArrayList<>(List.of(new Failure(status, code, "slow down", times))));
        return this;
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = read(exchange);
        seen.add(request);
        var failure = keys(request).filter(failures::containsKey).findFirst().map(failures::get);
        if (failure.isPresent() && failure.get().getFirst().times() > 0) {
            var told = failure.get().getFirst();
            failure.get().set(0, told.again());
            send(exchange, told.status(), request.isQuery() ? told.xml() : told.json());
            return;
        }
        var body = keys(request).filter(answers::containsKey).findFirst().map(answers::get);
        if (body.isEmpty()) {
            var none = new Failure(400, request.isQuery() ? "ValidationError" : "NotFoundException", "", 1);
            send(exchange, 404, request.isQuery() ? none.xml("Stack does not exist") : none.json());
            return;
        }
        send(exchange, 200, body.get());
    }

    /// The most special first.
    private static Stream<String> keys(Seen request) {
        return Stream.concat(
                request.values().stream().map(value -> request.operation() + ":" + value),
                Stream.of(request.operation()));
    }

    private static Seen read(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var scope = SCOPE.matcher(String.valueOf(authorization));
        if (!scope.matches() || exchange.getRequestHeaders().getFirst("X-Amz-Security-Token") == null) {
            throw new AssertionError("not signed: " + authorization);
        }
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var path = exchange.getRequestURI().getRawPath();
        var values = new ArrayList<String>();
        String operation;
        if (target != null) {
            operation = target.replaceFirst(".*\\.", "");
            Pattern.compile("\":\"([^\"]*)\"").matcher(body).results().forEach(value -> values.add(value.group(1)));
        } else if (path.equals("/")) {
            var form = form(body);
            operation = form.getOrDefault("Action", "");
            values.addAll(form.values());
        } else {
            operation = PATHS.entrySet().stream()
                    .filter(known -> known.getKey().matcher(path).matches())
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("unknown " + path));
            Arrays.stream(path.split("/", -1)).map(AccountStandIn::decoded).forEach(values::add);
        }
        return new Seen(
                exchange.getRequestMethod(), scope.group(2), scope.group(1), operation, values, path.equals("/"));
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// A request as it came.
    record Seen(
            String method, String service, String region, String operation, List<String> values, boolean isAtTheRoot) {
        /// Of the two protocols at the root this is the one whose answers are XML.
        boolean isQuery() {
            return isAtTheRoot
                    && List.of("cloudformation", "monitoring", "iam", "sns").contains(service);
        }
    }

    private record Failure(int status, String code, String message, int times) {
        Failure again() {
            return new Failure(status, code, message, times - 1);
        }

        String json() {
            return "{\"__type\":\"com.amazon.coral.service#" + code + "\",\"message\":\"" + message + "\"}";
        }

        String xml() {
            return xml(message);
        }

        String xml(String text) {
            return "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + text
                    + "</Message></Error></ErrorResponse>";
        }
    }
}
