package ostiary.emulators.aws.gateway;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.emulators.aws.gateway.Verdict.Granted;
import ostiary.emulators.aws.gateway.Verdict.Refused;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome;

/// The one stage of a stack's REST API, without a port.
final class RestStage {
    private static final String TYPE = "AWS::ApiGateway::";

    private final String name;
    private final String host;
    private final String stageArn;
    private final RestEvents events;
    private final List<RestMethod> methods;
    private final Map<String, RestLambdaGuard> authorizers = new HashMap<>();
    private final GatewayResponses refusals;
    private final Integrations integrations;
    private final RestGate gate;
    private final Optional<AccessLog> accessLog;
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    RestStage(Stack stack, Integrations integrations, RestGate gate, AccessLog.Sink log) {
        var api = stack.only(TYPE + "RestApi");
        var deployed = stack.only(TYPE + "Stage");
        requireDeployment(stack, deployed);
        api.ignore("Name", "Description");
        this.name = deployed.text("StageName");
        this.host = api.ref() + ".execute-api." + stack.place().region() + ".amazonaws.com";
        var stageVariables = deployed.textsByName("Variables");
        var arn = stack.place().arn("execute-api", api.ref());
        this.stageArn = arn + "/" + name;
        this.events = new RestEvents(stack.place(), api.ref(), name, stageVariables);
        var paths = RestMethod.paths(api.attribute("RootResourceId"), stack.all(TYPE + "Resource", "RestApiId", api));
        this.methods = stack.all(TYPE + "Method", "RestApiId", api).stream()
                .map(each -> RestMethod.of(each, paths))
                .toList();
        this.refusals = new GatewayResponses(stack.all(TYPE + "GatewayResponse", "RestApiId", api));
        this.integrations = integrations;
        this.gate = gate;
        var logging = deployed.property("AccessLogSetting");
        this.accessLog = logging.isMissingNode() ? Optional.empty() : Optional.of(accessLog(stack, logging, log));
        stack.all(TYPE + "Authorizer", "RestApiId", api)
                .forEach(each -> authorizers.put(
                        each.ref(), RestLambdaGuard.of(each, arn, events, stageVariables, integrations)));
    }

    String name() {
        return name;
    }

    /// The API's own name.
    String host() {
        return host;
    }

    Set<String> routeKeys() {
        return methods.stream()
                .filter(method -> !method.isMock())
                .map(method -> method.key().toString())
                .collect(toSet());
    }

    Set<String> reached() {
        return reached;
    }

    /// @param request with the stage at the head of its path
    ApiResponse pass(ApiRequest request) {
        var context = new HashMap<>(Map.of(
                "requestId", request.id(),
                "identity.sourceIp", request.sourceIp(),
                "httpMethod", request.method()));
        var response = answer(request, context);
        context.put("status", Integer.toString(response.status()));
        accessLog.ifPresent(log -> log.write(context));
        return response;
    }

    private ApiResponse answer(ApiRequest request, Map<String, String> context) {
        if (!request.path().startsWith("/" + name + "/")
                || !host.equals(request.headers().get("host"))) {
            return ApiResponse.message(403, "Forbidden");
        }
        var within = request.at(request.path().substring(name.length() + 1));
        var found = methods.stream()
                .filter(method -> method.key().match(within).isPresent())
                .min(Comparator.comparingInt(method -> method.key().precedence()));
        found.ifPresent(method -> context.put("resourcePath", method.key().path()));
        return gate.refuse(request, found.map(RestMethod::key), refusals)
                .orElseGet(() -> found.map(method -> answer(within, method, context))
                        .orElseGet(() -> refusals.of(
                                "MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token", request.id())));
    }

    private ApiResponse answer(ApiRequest request, RestMethod method, Map<String, String> context) {
        var variables = method.key().match(request).orElseThrow();
        if (method.authorizer().isEmpty()) {
            return integrate(request, method, variables, Optional.empty());
        }
        var guard = Objects.requireNonNull(authorizers.get(method.authorizer().get()));
        return switch (guard.check(request, method.key(), variables)) {
            case Granted(var principal) -> integrate(request, method, variables, Optional.of(principal));
            case Refused refused -> {
                context.put("authorizer.error", refused.error());
                yield refusals.of(refused, request.id());
            }
        };
    }

    private ApiResponse integrate(
            ApiRequest request, RestMethod method, Map<String, String> variables, Optional<JsonNode> authorizer) {
        if (method.isMock()) {
            return method.mock();
        }
        reached.add(method.key().toString());
        var event = events.forIntegration(request, method.key(), variables, authorizer);
        var source = stageArn + "/" + method.key().inArn();
        var outcome = integrations.invoke(method.function(), source, event);
        return outcome instanceof Outcome.Answered
                ? ApiResponse.of(outcome)
                : refusals.of("INTEGRATION_FAILURE", 502, "Internal server error", request.id());
    }

    /// REST APIs write by a role of the account.
    private static AccessLog accessLog(Stack stack, JsonNode settings, AccessLog.Sink log) {
        var role = stack.only(TYPE + "Account").text("CloudWatchRoleArn");
        if (stack.all("AWS::IAM::Role").stream()
                .filter(each -> each.attribute("Arn").equals(role))
                .noneMatch(each -> each.property("Policies").toString().contains("logs:PutLogEvents"))) {
            throw new IllegalArgumentException("the account's role for logs is none of this stack that may write them");
        }
        return new AccessLog(settings, log);
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
