package ostiary.cdk;

import static software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpLambdaResponseType.SIMPLE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Cors;
import ostiary.blueprint.Route;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Throttle;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpLambdaAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegrationProps;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.AccessLogSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.RouteSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// The API gateway: an HTTP API with the routes of [Api#ROUTES], each with its function, its throttle and, if it
/// needs a token, the authorizer.
///
/// The API is created before its routes because its address is the default issuer, which the functions need. With a
/// custom domain it has no other address.
public final class AuthApi extends ServiceApi {
    /// The only stage; an HTTP API serves it at the root.
    static final String STAGE = "$default";

    /// The throttle of routes added by hand; every declared route has its own.
    private static final Throttle UNDECLARED = new Throttle(10, 20);

    /// A function may be invoked by the API, on whichever route leads to it: a permission a route would be two fifths
    /// of all resources, of which a stack has 500 at most.
    private static final HttpLambdaIntegrationProps ONE_PERMISSION =
            HttpLambdaIntegrationProps.builder().scopePermissionToRoute(false).build();

    private final HttpApi api;
    private final LogGroup accessLog;
    private final Duration authorizerCache;
    private final Throttles throttles;
    private final Optional<ApiDomain> domain;
    private final String endpoint;

    public AuthApi(Construct scope, String id, AuthApiProps props) {
        super(scope, id);
        this.authorizerCache = props.authorizerCache();
        this.throttles = props.throttles();
        this.accessLog = AccessLog.of(this, props);
        this.api = HttpApi.Builder.create(this, "Api")
                .apiName(serviceName())
                .description("Ostiary: authentication service")
                .createDefaultStage(false)
                .corsPreflight(cors(props.allowedOrigins()))
                .disableExecuteApiEndpoint(props.domain().isPresent() ? true : null)
                .build();
        this.domain = props.domain().map(chosen -> new ApiDomain(this, "Domain", chosen));
        this.endpoint = props.domain().map(CustomDomain::url).orElseGet(api::getApiEndpoint);
    }

    /// The API itself.
    public HttpApi api() {
        return api;
    }

    /// The custom domain, if there is one.
    public Optional<ApiDomain> domain() {
        return domain;
    }

    @Override
    public boolean leadsToItself() {
        return domain.map(ApiDomain::isInZone).orElse(true);
    }

    @Override
    LogGroup accessLog() {
        return accessLog;
    }

    @Override
    Map<String, String> dimensions() {
        return Map.of("ApiId", api.getApiId(), "Stage", STAGE);
    }

    @Override
    String metricName(String name) {
        return name;
    }

    @Override
    Optional<String> domainTarget() {
        return domain.map(ApiDomain::target);
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    @Override
    public void open(AuthFunctions functions) {
        var authorizer = HttpLambdaAuthorizer.Builder.create(
                        "Authorizer", functions.of(ServiceFunction.AUTHORIZER).live())
                .responseTypes(List.of(SIMPLE))
                .identitySource(List.of("$request.header.Authorization"))
                .resultsCacheTtl(authorizerCache)
                .build();
        var integrations = new EnumMap<ServiceFunction, HttpLambdaIntegration>(ServiceFunction.class);
        var stage = stage();
        for (var route : Api.ROUTES) {
            var integration = integrations.computeIfAbsent(
                    route.function(),
                    name -> new HttpLambdaIntegration(
                            name.id(), functions.of(name).live(), ONE_PERMISSION));
            // The stage refers to its routes by plain text, and API Gateway refuses
            // a name that doesn't exist yet.
            add(route, integration, authorizer).forEach(stage.getNode()::addDependency);
        }
        domain.ifPresent(name -> name.leadTo(api, stage));
    }

    private List<HttpRoute> add(Route route, HttpLambdaIntegration integration, IHttpRouteAuthorizer authorizer) {
        var options = AddRoutesOptions.builder()
                .path(route.path())
                .methods(route.methods().stream()
                        .map(method -> HttpMethod.valueOf(method.name()))
                        .toList())
                .integration(integration);
        return switch (route.access()) {
            case Access.Bearer _ -> api.addRoutes(options.authorizer(authorizer).build());
            case Access.Public _ -> {
                var added = api.addRoutes(options.build());
                added.forEach(each -> Suppressions.anybodyMayCall(each, route.key()));
                yield added;
            }
        };
    }

    private CfnStage stage() {
        var settings = new TreeMap<String, Object>();
        Api.ROUTES.forEach(route -> route.keys().forEach(key -> settings.put(key, settings(throttles.of(route)))));
        return CfnStage.Builder.create(this, "Stage")
                .apiId(api.getApiId())
                .stageName(STAGE)
                .autoDeploy(true)
                .accessLogSettings(AccessLogSettingsProperty.builder()
                        .destinationArn(accessLog.getLogGroupArn())
                        .format(AccessLog.format("$context.routeKey"))
                        .build())
                .defaultRouteSettings(RouteSettingsProperty.builder()
                        .throttlingRateLimit(UNDECLARED.requestsPerSecond())
                        .throttlingBurstLimit(UNDECLARED.burst())
                        .build())
                .routeSettings(settings)
                .build();
    }

    /// The throttle in CloudFormation's spelling, which the free JSON of route settings needs.
    private static Map<String, Integer> settings(Throttle throttle) {
        var settings = new TreeMap<String, Integer>();
        settings.put("ThrottlingRateLimit", throttle.requestsPerSecond());
        settings.put("ThrottlingBurstLimit", throttle.burst());
        return settings;
    }

    private static @Nullable CorsPreflightOptions cors(List<String> origins) {
        if (origins.isEmpty()) {
            return null;
        }
        return CorsPreflightOptions.builder()
                .allowOrigins(origins)
                .allowMethods(Cors.allowedMethods().stream()
                        .map(method -> CorsHttpMethod.valueOf(method.name()))
                        .toList())
                .allowHeaders(Cors.ALLOWED_HEADERS)
                .exposeHeaders(Cors.EXPOSED_HEADERS)
                .maxAge(Duration.seconds(Cors.MAX_AGE.toSeconds()))
                .build();
    }
}
