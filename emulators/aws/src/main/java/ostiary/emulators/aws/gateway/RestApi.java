package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import ostiary.emulators.aws.gateway.Verdict.Granted;
import ostiary.emulators.aws.gateway.Verdict.Refused;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// The REST API of a stack on a port of its own: one stage, whose name is the head of each path.
public final class RestApi implements AutoCloseable {
    private static final String TYPE = "AWS::ApiGateway::";

    private final HttpServer server;
    private final String stage;
    private final String stageArn;
    private final Map<String, String> stageVariables;
    private final RestEvents events;
    private final List<RestMethod> methods;
    private final Map<String, Authorizer> authorizers = new HashMap<>();
    private final GatewayResponses refusals;
    private final Integrations integrations;

    private record Authorizer(LambdaAuthorizer asks, IdentitySources identity) {}

    public RestApi(Stack stack, Integrations integrations) throws IOException {
        var api = stack.only(TYPE + "RestApi");
        var deployed = stack.only(TYPE + "Stage");
        requireDeployment(stack, deployed);
        api.ignore("Name");
        this.stage = deployed.text("StageName");
        this.stageVariables = deployed.textsByName("Variables");
        var arn = stack.place().arn("execute-api", api.ref());
        this.stageArn = arn + "/" + stage;
        this.events = new RestEvents(stack.place(), api.ref(), stage, stageVariables);
        var paths = RestMethod.paths(api.attribute("RootResourceId"), stack.all(TYPE + "Resource", "RestApiId", api));
        this.methods = stack.all(TYPE + "Method", "RestApiId", api).stream()
                .map(each -> RestMethod.of(each, paths))
                .toList();
        this.refusals = new GatewayResponses(stack.all(TYPE + "GatewayResponse", "RestApiId", api));
        this.integrations = integrations;
        stack.all(TYPE + "Authorizer", "RestApiId", api)
                .forEach(each -> authorizers.put(each.ref(), authorizer(each, arn, integrations)));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/" + stage + "/", this::handle);
        server.start();
    }

    /// Of the stage, with a trailing slash.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + stage + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ApiRequest.read(exchange, "rest.example");
            answer(request.at(request.path().substring(stage.length() + 1))).send(exchange);
        }
    }

    private ApiResponse answer(ApiRequest request) {
        var found = methods.stream()
                .filter(method -> method.key().match(request).isPresent())
                .min(Comparator.comparingInt(method -> method.key().vagueness()));
        if (found.isEmpty()) {
            return ApiResponse.message(403, "Missing Authentication Token");
        }
        var method = found.get();
        var variables = method.key().match(request).orElseThrow();
        if (method.authorizer().isEmpty()) {
            return integrate(request, method, variables, Optional.empty());
        }
        return switch (check(request, method, variables)) {
            case Granted(var context) -> integrate(request, method, variables, Optional.of(context));
            case Refused refused -> refusals.of(refused);
        };
    }

    private Verdict check(ApiRequest request, RestMethod method, Map<String, String> variables) {
        var authorizer =
                Objects.requireNonNull(authorizers.get(method.authorizer().orElseThrow()));
        var context = Map.of("resourcePath", method.key().path(), "httpMethod", request.method());
        var result = authorizer
                .asks()
                .ask(
                        authorizer.identity().in(request.headers(), context, stageVariables),
                        () -> events.forAuthorizer(request, method.key(), variables));
        return PolicyVerdict.of(result, events.methodArn(request));
    }

    private ApiResponse integrate(
            ApiRequest request, RestMethod method, Map<String, String> variables, Optional<JsonNode> authorizer) {
        if (method.isMock()) {
            return method.mock();
        }
        var event = events.forIntegration(request, method.key(), variables, authorizer);
        var source = stageArn + "/" + method.key().inArn();
        return ApiResponse.of(integrations.invoke(method.function(), source, event));
    }

    private static Authorizer authorizer(Resource resource, String apiArn, Integrations integrations) {
        if (!resource.text("Type").equals("REQUEST")) {
            throw new IllegalArgumentException("the model has no authorizer of type " + resource.text("Type"));
        }
        var ttl = Duration.ofSeconds(
                resource.property("AuthorizerResultTtlInSeconds").asLong(300));
        var sources = Arrays.asList(resource.text("IdentitySource").split(", ?", -1));
        return new Authorizer(new LambdaAuthorizer(resource, apiArn, ttl, integrations), new IdentitySources(sources));
    }

    private static void requireDeployment(Stack stack, Resource stage) {
        var deployment = stack.only(TYPE + "Deployment");
        if (!stage.text("DeploymentId").equals(deployment.ref())
                || !stage.text("RestApiId").equals(deployment.text("RestApiId"))) {
            throw new IllegalArgumentException("the stage does not show the deployment");
        }
        deployment.ignore("Description");
    }
}
