package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Cors;
import ostiary.blueprint.HttpMethod;
import ostiary.blueprint.Route;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.EndpointConfiguration;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IAuthorizer;
import software.amazon.awscdk.services.apigateway.IntegrationResponse;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.Method;
import software.amazon.awscdk.services.apigateway.MethodDeploymentOptions;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.MethodResponse;
import software.amazon.awscdk.services.apigateway.MockIntegration;
import software.amazon.awscdk.services.apigateway.PassthroughBehavior;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.apigateway.TokenAuthorizer;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// The API gateway behind a distribution: a REST API with the routes of [Api#ROUTES], its rules, and the distribution
/// itself. An HTTP API takes neither AWS WAF nor a resource policy, so whoever floods its own address reaches the
/// throttles of its routes, which are everybody's (docs/decisions/0027).
///
/// Its authorizer is of the kind that is shown the token and nothing else of a request.
public final class RestAuthApi extends ServiceApi {
    /// The only stage; the distribution puts it before each path.
    static final String STAGE = "live";

    /// A REST API's counterpart of an HTTP API's `$context.routeKey`.
    private static final String ROUTE_KEY = "$context.httpMethod $context.resourcePath";

    private final RestApi api;
    private final LogGroup accessLog;
    private final AuthApiProps props;
    private final OriginSecrets secrets;
    private final FrontDoorRules rules;
    private final FrontDoor frontDoor;
    private final CustomDomain domain;

    /// @throws IllegalArgumentException without a domain whose certificate is in us-east-1
    public RestAuthApi(Construct scope, String id, AuthApiProps props, Edge.CloudFront edge) {
        super(scope, id);
        this.props = props;
        this.domain = Checks.domainOfADistribution(props.domain());
        this.accessLog = AccessLog.of(this, props);
        this.api = RestApi.Builder.create(this, "Rest")
                .restApiName(serviceName())
                .description("Ostiary: authentication service, behind its distribution")
                .endpointConfiguration(EndpointConfiguration.builder()
                        .types(List.of(EndpointType.REGIONAL))
                        .build())
                .cloudWatchRole(false)
                .deployOptions(stage())
                .build();
        // An output with the address that is for the distribution alone.
        api.getNode().tryRemoveChild("Endpoint");
        api.getDeploymentStage().getNode().addDependency(new GatewayLogging(this, "Logging"));
        GatewayProblem.answerAll(api);
        Suppressions.functionsCheckTheirRequests(api);
        Suppressions.noExecutionLog(api.getDeploymentStage());
        this.secrets = new OriginSecrets(this, edge.originSecret());
        this.rules = new FrontDoorRules(this, "Rules", serviceName(), secrets.values(), edge.limits());
        this.frontDoor = new FrontDoor(
                this, "FrontDoor", domain, props.allowedOrigins(), edge, host(), "/" + STAGE, secrets.sent());
        // What is sent is accepted first.
        frontDoor.getNode().addDependency(rules);
        rules.standBefore(stageArn());
    }

    /// The API itself.
    public RestApi api() {
        return api;
    }

    @Override
    public String endpoint() {
        return domain.url();
    }

    @Override
    public boolean leadsToItself() {
        return domain.hostedZone().isPresent();
    }

    @Override
    public void open(AuthFunctions functions) {
        var authorizer = TokenAuthorizer.Builder.create(this, "Authorizer")
                .handler(functions.of(ServiceFunction.AUTHORIZER).live())
                .resultsCacheTtl(props.authorizerCache())
                .build();
        for (var route : Api.ROUTES) {
            var integration = LambdaIntegration.Builder.create(
                            functions.of(route.function()).live())
                    .scopePermissionToMethod(false)
                    .build();
            route.methods().forEach(method -> add(route, method, integration, authorizer));
        }
        if (!props.allowedOrigins().isEmpty()) {
            Api.ROUTES.stream()
                    .map(Route::path)
                    .distinct()
                    .filter(path -> !Cors.isForClients(path))
                    .forEach(this::answerPreflights);
        }
    }

    @Override
    LogGroup accessLog() {
        return accessLog;
    }

    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html>
    @Override
    Map<String, String> dimensions() {
        return Map.of("ApiName", serviceName(), "Stage", STAGE);
    }

    @Override
    String metricName(String name) {
        return switch (name) {
            case "4xx" -> "4XXError";
            case "5xx" -> "5XXError";
            default -> name;
        };
    }

    @Override
    List<String> originSecrets() {
        return secrets.arns();
    }

    @Override
    Optional<FrontDoorRules> rules() {
        return Optional.of(rules);
    }

    @Override
    Optional<String> domainTarget() {
        return Optional.of(frontDoor.target());
    }

    private void add(Route route, HttpMethod method, LambdaIntegration integration, IAuthorizer authorizer) {
        var options = switch (route.access()) {
            case Access.Bearer _ ->
                MethodOptions.builder()
                        .authorizationType(AuthorizationType.CUSTOM)
                        .authorizer(authorizer)
                        .build();
            case Access.Public _ ->
                MethodOptions.builder()
                        .authorizationType(AuthorizationType.NONE)
                        .build();
        };
        var added = method(route.path(), method.name(), integration, options);
        switch (route.access()) {
            case Access.Bearer _ -> Suppressions.ourAuthorizerChecksTokens(added);
            case Access.Public _ -> Suppressions.anybodyMayCallWithoutAPool(added, route.key());
        }
    }

    /// The distribution adds who may read it.
    private void answerPreflights(String path) {
        var nothing = MockIntegration.Builder.create()
                .passthroughBehavior(PassthroughBehavior.NEVER)
                .requestTemplates(Map.of("application/json", "{\"statusCode\":204}"))
                .integrationResponses(
                        List.of(IntegrationResponse.builder().statusCode("204").build()))
                .build();
        var options = MethodOptions.builder()
                .authorizationType(AuthorizationType.NONE)
                .methodResponses(
                        List.of(MethodResponse.builder().statusCode("204").build()))
                .build();
        var preflight = api.getRoot().resourceForPath(path).addMethod("OPTIONS", nothing, options);
        Suppressions.anybodyMayCallWithoutAPool(preflight, "OPTIONS " + path);
    }

    private Method method(String path, String method, LambdaIntegration integration, MethodOptions options) {
        return api.getRoot().resourceForPath(path).addMethod(method, integration, options);
    }

    private StageOptions stage() {
        var throttles = new TreeMap<String, MethodDeploymentOptions>();
        for (var route : Api.ROUTES) {
            var throttle = props.throttles().of(route);
            var settings = MethodDeploymentOptions.builder()
                    .throttlingRateLimit(throttle.requestsPerSecond())
                    .throttlingBurstLimit(throttle.burst())
                    .build();
            route.methods().forEach(method -> throttles.put(route.path() + "/" + method.name(), settings));
        }
        return StageOptions.builder()
                .stageName(STAGE)
                .accessLogDestination(new LogGroupLogDestination(accessLog))
                .accessLogFormat(AccessLogFormat.custom(AccessLog.format(ROUTE_KEY, "wafResponseCode")))
                .throttlingRateLimit(props.throttles().cheap().requestsPerSecond())
                .throttlingBurstLimit(props.throttles().cheap().burst())
                .methodOptions(throttles)
                .build();
    }

    private String host() {
        var stack = Stack.of(this);
        return api.getRestApiId() + ".execute-api." + stack.getRegion() + "." + stack.getUrlSuffix();
    }

    private String stageArn() {
        return api.getDeploymentStage().getStageArn();
    }
}
