package ostiary.emulators.aws.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import ostiary.emulators.aws.gateway.Verdict.Granted;
import ostiary.emulators.aws.gateway.Verdict.Refused;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// The WebSocket API of a stack, limited to the opening handshake (RFC 6455 §4): the authorizer runs first, then the
/// function behind `$connect`. Messages are not modelled
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html>).
///
/// The subprotocol that is agreed on is the one that the function answers, and none if it answers none: then a browser
/// that has offered some closes the connection
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-connect-route-subprotocol.html>,
/// <https://github.com/dherault/serverless-offline/issues/1176>). No other header of the function reaches the client
/// (<https://github.com/aws/chalice/pull/1768>).
public final class WebSocketApi implements AutoCloseable {
    private static final String SUBPROTOCOL = "sec-websocket-protocol";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 §1.3

    private final ServerSocket server;
    private final Resource stage;
    private final String api;
    private final String stageArn;
    private final String function;
    private final Map<String, String> stageVariables;
    private final LambdaAuthorizer authorizer;
    private final IdentitySources identity;
    private final Integrations integrations;
    private final Queue<ApiResponse> connected = new ConcurrentLinkedQueue<>();

    /// Starts the API on a free port.
    public WebSocketApi(Stack stack, Resource api, Integrations integrations) throws IOException {
        this.api = api.ref();
        this.stage = stack.only("AWS::ApiGatewayV2::Stage", "ApiId", api);
        this.stageVariables = stage.textsByName("StageVariables");
        stage.mustBe("StageName", stage.ref());
        stage.mustBe("AutoDeploy", "true");
        var route = stack.only("AWS::ApiGatewayV2::Route", "ApiId", api);
        var integration = stack.only("AWS::ApiGatewayV2::Integration", "ApiId", api);
        route.mustBe("RouteKey", "$connect");
        route.mustBe("AuthorizationType", "CUSTOM");
        route.mustBe("Target", "integrations/" + integration.ref());
        integration.mustBe("IntegrationType", "AWS_PROXY");
        this.function = FunctionUri.function(integration.text("IntegrationUri"));
        var resource = stack.only("AWS::ApiGatewayV2::Authorizer", "ApiId", api);
        route.mustBe("AuthorizerId", resource.ref());
        resource.mustBe("AuthorizerType", "REQUEST");
        var arn = stack.place().arn("execute-api", api.ref());
        this.stageArn = arn + "/" + stage.ref();
        this.authorizer = new LambdaAuthorizer(resource, arn, Duration.ZERO, integrations);
        this.identity = new IdentitySources(resource.texts("IdentitySource"));
        this.integrations = integrations;
        this.server = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    public URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/" + stage.ref());
    }

    /// The response bodies of the `$connect` function for accepted connections, oldest first.
    public List<String> connected() {
        return connected.stream().map(ApiResponse::body).toList();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            var asked = reader.readLine();
            var headers = new TreeMap<String, List<String>>();
            for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                var field = line.split(":", 2);
                headers.computeIfAbsent(field[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(field[1].strip());
            }
            var answer =
                    asked != null && asked.startsWith("GET /" + stage.ref() + " ") ? connect(headers) : "403 Forbidden";
            socket.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(US_ASCII));
            while (answer.startsWith("101") && reader.read() >= 0) {} // until the client disconnects
        } catch (IOException gone) {
            // The client has closed the connection.
        }
    }

    /// Runs the handshake and returns the status line and headers of the response.
    private String connect(Map<String, List<String>> headers) {
        var values = identity.in(lastOfEach(headers), Map.of(), stageVariables);
        var event = event(headers);
        event.put("type", "REQUEST");
        event.put("methodArn", stageArn + "/$connect");
        var verdict = PolicyVerdict.of(authorizer.ask(values, event::toString), stageArn + "/$connect");
        return switch (verdict) {
            case Refused(var status, var message, var _) -> status + " " + message + "\r\ncontent-length: 0";
            case Granted(var context) -> enter(headers, context);
        };
    }

    private String enter(Map<String, List<String>> headers, JsonNode context) {
        var event = event(headers);
        ((ObjectNode) event.required("requestContext")).set("authorizer", context);
        var response = ApiResponse.of(integrations.invoke(function, stageArn + "/$connect", event.toString()));
        if (response.status() != 200) {
            return response.status() + " Refused\r\ncontent-length: 0";
        }
        connected.add(response);
        return "101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: "
                + accepted(lastOfEach(headers).getOrDefault("sec-websocket-key", "")) + agreed(response);
    }

    private static String agreed(ApiResponse response) {
        return response.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(SUBPROTOCOL))
                .map(header -> "\r\n" + SUBPROTOCOL + ": " + header.getValue())
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> lastOfEach(Map<String, List<String>> headers) {
        var last = new TreeMap<String, String>();
        headers.forEach((name, values) -> last.put(name, values.getLast()));
        return last;
    }

    private ObjectNode event(Map<String, List<String>> headers) {
        var event = JsonNodeFactory.instance.objectNode();
        lastOfEach(headers).forEach(event.putObject("headers")::put);
        var all = event.putObject("multiValueHeaders");
        headers.forEach((name, values) -> values.forEach(all.withArray(name)::add));
        stageVariables.forEach(event.putObject("stageVariables")::put);
        var context = event.putObject("requestContext");
        context.put("routeKey", "$connect");
        context.put("eventType", "CONNECT");
        context.put("connectionId", UUID.randomUUID().toString());
        context.put("stage", stage.ref());
        context.put("apiId", api);
        return event;
    }

    private static String accepted(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
