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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import ostiary.emulators.aws.gateway.Verdict.Granted;
import ostiary.emulators.aws.gateway.Verdict.Refused;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.LoopbackHosts;

/// The REST API of a stack, served on its own port. It has one stage, whose name is the first segment of every path.
public final class RestApi implements AutoCloseable {
    private static final String TYPE = "AWS::ApiGateway::";

    private final HttpServer server;
    private final String stage;
    private final String stageArn;
    private final RestEvents events;
    private final List<RestMethod> methods;
    private final Map<String, RestLambdaGuard> authorizers = new HashMap<>();
    private final GatewayResponses refusals;
    private final Integrations integrations;

    /// Starts the API on a free port.
    public RestApi(Stack stack, Integrations integrations) throws IOException {
        var api = stack.only(TYPE + "RestApi");
        var deployed = stack.only(TYPE + "Stage");
        requireDeployment(stack, deployed);
        api.ignore("Name");
        this.stage = deployed.text("StageName");
        var stageVariables = deployed.textsByName("Variables");
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
                .forEach(each -> authorizers.put(
                        each.ref(), RestLambdaGuard.of(each, arn, events, stageVariables, integrations)));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/" + stage + "/", this::handle).getFilters().add(new LoopbackHosts());
        server.start();
    }

    /// The base URL of the stage, with a trailing slash.
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
                .min(Comparator.comparingInt(method -> method.key().precedence()));
        if (found.isEmpty()) {
            return ApiResponse.message(403, "Missing Authentication Token");
        }
        var method = found.get();
        var variables = method.key().match(request).orElseThrow();
        if (method.authorizer().isEmpty()) {
            return integrate(request, method, variables, Optional.empty());
        }
        var guard = Objects.requireNonNull(authorizers.get(method.authorizer().get()));
        return switch (guard.check(request, method.key(), variables)) {
            case Granted(var context) -> integrate(request, method, variables, Optional.of(context));
            case Refused refused -> refusals.of(refused);
        };
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

    private static void requireDeployment(Stack stack, Resource stage) {
        var deployment = stack.only(TYPE + "Deployment");
        if (!stage.text("DeploymentId").equals(deployment.ref())
                || !stage.text("RestApiId").equals(deployment.text("RestApiId"))) {
            throw new IllegalArgumentException("the stage does not show the deployment");
        }
        deployment.ignore("Description");
    }
}
