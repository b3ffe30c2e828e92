package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import ostiary.emulators.aws.gateway.Verdict.Granted;
import ostiary.emulators.aws.gateway.Verdict.Refused;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.LoopbackHosts;

/// An HTTP API from a stack, served on its own port. Throttling is not modelled.
public final class HttpApi implements AutoCloseable {
    private static final int MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

    private final HttpServer server;
    private final String domainName;
    private final String stageArn;
    private final Events events;
    private final List<Route> routes;
    private final Integrations integrations;
    private final Optional<AccessLog> accessLog;
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    private record Route(RouteKey key, String function, Optional<Guard> guard) {}

    private record Target(Route route, Map<String, String> variables) {}

    /// Starts the API on a free port.
    ///
    /// @param api the resource of the API in the stack
    /// @param log receives access log lines
    /// @param web serves the issuer metadata and keys that JWT authorizers fetch
    public HttpApi(Stack stack, Resource api, Integrations integrations, AccessLog.Sink log, Web web)
            throws IOException {
        var stage = stack.only("AWS::ApiGatewayV2::Stage", "ApiId", api);
        api.mustBe("ProtocolType", "HTTP");
        stage.mustBe("StageName", "$default");
        stage.mustBe("AutoDeploy", "true");
        api.ignore("Name", "Description");
        this.domainName = api.attribute("ApiEndpoint").replace("https://", "");
        var apiArn = stack.place().arn("execute-api", api.ref());
        this.stageArn = apiArn + "/" + stage.ref();
        var variables = stage.textsByName("StageVariables");
        this.events = new Events(stack.place(), api.ref(), domainName, stage.ref(), variables);
        this.integrations = integrations;
        var logging = stage.property("AccessLogSettings");
        this.accessLog = logging.isMissingNode() ? Optional.empty() : Optional.of(new AccessLog(logging, log));
        var authorizers = new HttpAuthorizers(
                stack.all("AWS::ApiGatewayV2::Authorizer", "ApiId", api), apiArn, events, variables, integrations, web);
        this.routes = routes(stack, api, authorizers);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle).getFilters().add(new LoopbackHosts());
        server.start();
    }

    /// The base URL, without a trailing slash.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<String> routeKeys() {
        return routes.stream().map(route -> route.key().toString()).toList();
    }

    /// The keys of the routes whose functions have been invoked.
    public Set<String> reached() {
        return reached;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static List<Route> routes(Stack stack, Resource api, HttpAuthorizers authorizers) {
        var functions = new HashMap<String, String>();
        stack.all("AWS::ApiGatewayV2::Integration", "ApiId", api)
                .forEach(each -> functions.put("integrations/" + each.ref(), function(each)));
        return stack.all("AWS::ApiGatewayV2::Route", "ApiId", api).stream()
                .map(each -> new Route(
                        new RouteKey(each.text("RouteKey")),
                        known(functions, each.text("Target")),
                        authorizers.before(each)))
                .toList();
    }

    private static String function(Resource integration) {
        integration.mustBe("IntegrationType", "AWS_PROXY");
        integration.mustBe("PayloadFormatVersion", "2.0");
        return integration.text("IntegrationUri");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ApiRequest.read(exchange, domainName);
            var context = new HashMap<>(Map.of(
                    "requestId", request.id(),
                    "identity.sourceIp", request.sourceIp()));
            var response = answer(request, context);
            context.put("status", Integer.toString(response.status()));
            accessLog.ifPresent(log -> log.write(context));
            response.send(exchange);
        }
    }

    private ApiResponse answer(ApiRequest request, Map<String, String> context) {
        if (request.body().length() > MAX_PAYLOAD_BYTES) {
            return ApiResponse.message(413, "Request Entity Too Large");
        }
        var found = target(request);
        if (found.isEmpty()) {
            return ApiResponse.message(404, "Not Found");
        }
        var target = found.get();
        context.put("routeKey", target.route().key().toString());
        if (target.route().guard().isEmpty()) {
            return integrate(request, target, Optional.empty(), context);
        }
        var guard = target.route().guard().get();
        return switch (guard.check(request, target.route().key(), target.variables())) {
            case Granted(var principal) -> integrate(request, target, Optional.of(principal), context);
            case Refused(var status, var message, var error) -> {
                context.put("authorizer.error", error);
                yield ApiResponse.message(status, message);
            }
        };
    }

    private ApiResponse integrate(
            ApiRequest request, Target target, Optional<JsonNode> principal, Map<String, String> context) {
        var key = target.route().key();
        reached.add(key.toString());
        var event = events.forIntegration(request, key, target.variables(), principal);
        var response =
                ApiResponse.of(integrations.invoke(target.route().function(), stageArn + "/" + key.inArn(), event));
        context.put("integrationStatus", Integer.toString(response.status()));
        return response;
    }

    private Optional<Target> target(ApiRequest request) {
        return routes.stream()
                .sorted(Comparator.comparingInt(route -> route.key().precedence()))
                .flatMap(route -> route.key().match(request).map(variables -> new Target(route, variables)).stream())
                .findFirst();
    }

    private static <V> V known(Map<String, V> values, String key) {
        return Optional.ofNullable(values.get(key)).orElseThrow(() -> new IllegalArgumentException("no " + key));
    }
}
