package ostiary.cdk;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.blueprint.Api;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.cdk.protect.JwtAuthorizer;
import ostiary.cdk.protect.OstiaryAuthorizer;
import ostiary.cdk.protect.RouteRule;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// An authentication service: everything the blueprint declares, in the stack that it is put into.
///
/// ```java
/// new Ostiary(this, "Auth", OstiaryProps.builder(code, "no-reply@shop.example").build());
/// ```
public final class Ostiary extends Construct {
    private final OstiaryProps props;
    private final AuthApi api;
    private final OstiaryTable table;
    private final SigningKeys keys;
    private final LoginSource source;
    private final Alarms alarms;
    private final Dashboard dashboard;
    private final Map<ServiceFunction, AuthFunction> functions = new EnumMap<>(ServiceFunction.class);

    public Ostiary(Construct scope, String id, OstiaryProps props) {
        super(scope, id);
        this.props = props;
        this.api = new AuthApi(this, "Api", props);
        this.table = new OstiaryTable(this, "Table", props);
        this.keys = new SigningKeys(this, "SigningKeys", props);
        var code = Code.fromAsset(props.code().toString());
        this.source = new LoginSource(this, "Source", props);
        var grants = new Grants(table, keys, source, props);
        for (var declared : ServiceFunction.values()) {
            var function = new AuthFunction(this, declared, code, environment(declared), props);
            grants.give(declared, function);
            functions.put(declared, function);
        }
        api.open(this::function);
        new LogMetrics(this, "LogMetrics", api, this::function);
        var measures = new Measures(api, table, this::function);
        this.alarms = new Alarms(this, "Alarms", measures, props);
        var releases = new Releases(this, "Releases", function(ServiceFunction.REHEARSAL), props);
        for (var declared : ServiceFunction.released()) {
            releases.add(declared, function(declared), alarms.onNewVersion(declared));
        }
        this.dashboard = new AuthDashboard(this, "Dashboard", measures, alarms, props).dashboard();
    }

    /// Where the API answers, without a trailing slash.
    public String url() {
        return api.endpoint();
    }

    /// The `iss` of every token.
    public String issuer() {
        return props.issuer().orElse(api.endpoint());
    }

    /// The keys that verify access tokens, for a verifier of a team's own (RFC 7517).
    public String jwksUrl() {
        return api.endpoint() + Api.JWKS.path();
    }

    /// The `aud` of access tokens.
    public String audience() {
        return props.audience().orElseGet(this::issuer);
    }

    /// What stands before a team's own APIs and refuses revoked sessions. Its answers are kept as long as those for
    /// this service's own.
    public OstiaryAuthorizer authorizer() {
        var alias = function(ServiceFunction.AUTHORIZER).live();
        return OstiaryAuthorizer.fromArn(alias.getFunctionArn()).cachedFor(props.authorizerCache());
    }

    /// What lets a team's own HTTP API check tokens by itself, until they expire.
    public JwtAuthorizer jwtAuthorizer() {
        return JwtAuthorizer.of(issuer(), audience()).after(api);
    }

    /// Puts the authorizer before every route of an HTTP API: [OstiaryAuthorizer#protect(HttpApi, RouteRule...)].
    public void protect(HttpApi own, RouteRule... rules) {
        authorizer().protect(own, rules);
    }

    /// Puts the authorizer before every method of a REST API: [OstiaryAuthorizer#protect(RestApi, RouteRule...)].
    public void protect(RestApi own, RouteRule... rules) {
        authorizer().protect(own, rules);
    }

    /// Puts the authorizer before `$connect` of a WebSocket API: [OstiaryAuthorizer#protect(WebSocketApi)].
    public void protect(WebSocketApi own) {
        authorizer().protect(own);
    }

    /// The same, and a token must have `scope` to connect: [OstiaryAuthorizer#protect(WebSocketApi, String)].
    public void protect(WebSocketApi own, String scope) {
        authorizer().protect(own, scope);
    }

    /// The team's own name for the API, if it has one.
    public Optional<ApiDomain> domain() {
        return api.domain();
    }

    /// Where users, sessions and codes are; its stream tells what changed.
    public Table table() {
        return table.table();
    }

    /// The user pool, if [OstiaryProps#source()] asked for a new one.
    public Optional<SourcePool> userPool() {
        return source.made();
    }

    /// What wakes a person; add actions of your own.
    public List<Alarm> alarms() {
        return alarms.all();
    }

    /// What an operator looks at; add widgets of your own, which come below.
    public Dashboard dashboard() {
        return dashboard;
    }

    private AuthFunction function(ServiceFunction declared) {
        return Objects.requireNonNull(functions.get(declared), declared::id);
    }

    private Map<String, String> environment(ServiceFunction function) {
        var environment = new LinkedHashMap<String, String>();
        function.settings().forEach(setting -> environment.put(setting.variable(), value(setting, function)));
        return environment;
    }

    private String newVersions() {
        return ServiceFunction.released().stream()
                .map(declared -> declared.id() + "=" + function(declared).newVersionArn())
                .collect(Collectors.joining(" "));
    }

    private String value(Setting setting, ServiceFunction function) {
        return switch (setting) {
            case ISSUER -> issuer();
            case AUDIENCE -> audience();
            case LOGIN_SCOPES ->
                Stream.concat(Stream.of(Api.ACCOUNT_SCOPE), props.loginScopes().stream())
                        .distinct()
                        .collect(Collectors.joining(" "));
            case TABLE -> table.name();
            case SIGNING_KEYS, VERIFICATION_KEYS, HMAC_KEYS -> keys.arn(setting);
            case MAIL_FROM -> props.mailFrom();
            case SOURCE -> source.setting();
            case AUTHORIZER_RESPONSE -> "simple";
            case NEW_VERSIONS -> newVersions();
            case SERVICE_NAME -> "ostiary-" + function.id();
            case METRICS_NAMESPACE -> Measures.NAMESPACE;
        };
    }
}
