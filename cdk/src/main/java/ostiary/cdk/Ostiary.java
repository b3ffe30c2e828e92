package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.Colour;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.blueprint.Theme;
import ostiary.cdk.protect.JwtAuthorizer;
import ostiary.cdk.protect.OstiaryAuthorizer;
import ostiary.cdk.protect.RouteRule;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.constructs.Construct;

/// An authentication service: everything that the blueprint declares, in one stack.
///
/// ```java
/// new Ostiary(this, "Auth", OstiaryProps.builder("no-reply@shop.example").build());
/// ```
///
/// It composes the other constructs of this package. A team may do so itself to leave one out or to replace it.
public final class Ostiary extends Construct {
    private final OstiaryProps props;
    private final ServiceApi api;
    private final OstiaryTable table;
    private final SigningKeys keys;
    private final LoginSource source;
    private final AuthFunctions functions;
    private final Alarms alarms;
    private final AuthDashboard dashboard;
    private @Nullable EventFeed events;
    private @Nullable SearchProjection search;
    private @Nullable AuditTrail auditTrail;
    private boolean hasDeletion;

    public Ostiary(Construct scope, String id, OstiaryProps props) {
        super(scope, id);
        this.props = props;
        props.guardrails().applyTo(this);
        tellOfTheColour(props.theme());
        this.api = switch (props.edge()) {
            case Edge.None _ -> new AuthApi(this, "Api", props.apiProps());
            case Edge.CloudFront edge -> new RestAuthApi(this, "Api", props.apiProps(), edge);
        };
        this.table = new OstiaryTable(
                this, "Table", new OstiaryTableProps(props.keepData(), props.protect(), props.table()));
        this.keys = new SigningKeys(this, "SigningKeys", new SigningKeysProps(props.keepData(), props.keys()));
        this.source = new LoginSource(
                this, "Source", new LoginSourceProps(props.source(), props.keepData(), props.protect()));
        this.functions = new AuthFunctions(this, props.functionsProps(api, table, keys, source));
        api.open(functions);
        new LogMetrics(this, "LogMetrics", new LogMetricsProps(api, functions));
        this.alarms = new Alarms(
                this,
                "Alarms",
                new AlarmsProps(api, table, functions, props.alarmsTo(), props.runbooks(), props.releaseAlarms()));
        new SnapshotCare(this, "SnapshotCare", new SnapshotCareProps(functions));
        new Releases(this, "Releases", new ReleasesProps(functions, alarms, props.release(), props.rehearse()));
        this.dashboard = new AuthDashboard(
                this,
                "Dashboard",
                new AuthDashboardProps(api, table, functions, alarms, props.runbooks(), props.prices()));
        if (props.events()) {
            events();
        }
        if (props.search()) {
            search();
        }
        if (props.auditTrail()) {
            auditTrail();
        }
    }

    /// The API's URL, without a trailing slash.
    public String url() {
        return api.endpoint();
    }

    /// The `iss` of every token.
    public String issuer() {
        return functions.issuer();
    }

    /// The URL of the keys that verify access tokens, for a team's own verifier (RFC 7517).
    public String jwksUrl() {
        return api.endpoint() + DiscoveryApi.JWKS.path();
    }

    /// The `aud` of access tokens.
    public String audience() {
        return functions.audience();
    }

    /// The authorizer for a team's own APIs; it refuses revoked sessions. Its results are cached as long as for the
    /// service's own API.
    public OstiaryAuthorizer authorizer() {
        var alias = functions.of(ServiceFunction.AUTHORIZER).live();
        return OstiaryAuthorizer.fromArn(alias.getFunctionArn())
                .cachedFor(props.authorizerCache())
                .afterLoginsWith(props.loginScopes());
    }

    /// An authorizer of API Gateway's own for an HTTP API; it accepts tokens until they expire.
    ///
    /// @throws IllegalStateException if the issuer can't answer before this app is deployed: API Gateway reads its
    /// metadata when it creates the authorizer
    /// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html>)
    public JwtAuthorizer jwtAuthorizer() {
        if (!api.leadsToItself() || !issuer().equals(api.endpoint())) {
            throw new IllegalStateException("nothing in this app makes " + issuer() + " lead to the API, and API"
                    + " Gateway reads the issuer's metadata when it creates a JWT authorizer: use authorizer(), or give"
                    + " the domain its hostedZone; once the issuer answers, JwtAuthorizer.of(issuer, audience)");
        }
        return JwtAuthorizer.of(issuer(), audience()).after(api);
    }

    /// Protects every route of an HTTP API: [OstiaryAuthorizer#protect(HttpApi, RouteRule...)].
    public void protect(HttpApi teamApi, RouteRule... rules) {
        authorizer().protect(teamApi, rules);
    }

    /// Protects every method of a REST API: [OstiaryAuthorizer#protect(RestApi, RouteRule...)].
    public void protect(RestApi teamApi, RouteRule... rules) {
        authorizer().protect(teamApi, rules);
    }

    /// Protects `$connect` of a WebSocket API: [OstiaryAuthorizer#protect(WebSocketApi)].
    public void protect(WebSocketApi teamApi) {
        authorizer().protect(teamApi);
    }

    /// Protects `$connect` and requires `scope`: [OstiaryAuthorizer#protect(WebSocketApi, String)].
    public void protect(WebSocketApi teamApi, String scope) {
        authorizer().protect(teamApi, scope);
    }

    private void tellOfTheColour(Theme theme) {
        if (!Colour.of(theme.brand()).equals(theme.onLight())) {
            Annotations.of(this)
                    .addInfo("The colour " + theme.brand() + " can't be read on light pages: it is " + theme.onLight()
                            + " there.");
        }
    }

    /// The functions behind the API.
    public AuthFunctions functions() {
        return functions;
    }

    /// The custom domain of the API, if there is one and no distribution has it.
    public Optional<ApiDomain> domain() {
        return api instanceof AuthApi plain ? plain.domain() : Optional.empty();
    }

    /// The DNS target of the service's own name, if it has one.
    public Optional<String> domainTarget() {
        return api.domainTarget();
    }

    /// The table of users, sessions and codes; its stream reports changes. An [ExistingTable] has the stream that was
    /// named, or none.
    public ITable table() {
        return table.table();
    }

    /// The secret with the keys that seal password hashes: imports and exports need it. Without what is in it no
    /// password of the table is good.
    public String sealingKeysArn() {
        return keys.arn(Setting.SEALING_KEYS);
    }

    /// The user pool, if [OstiaryProps#source()] asked for a new one.
    public Optional<SourcePool> userPool() {
        return source.made();
    }

    /// The events, for subscribers: whoever asks first makes what tells them.
    ///
    /// @throws IllegalArgumentException for an [ExistingTable] of which no stream was named
    public EventFeed events() {
        if (events == null) {
            events = new EventFeed(this, "Events", new EventFeedProps(table, functions, alarms, props.keepData()));
        }
        return events;
    }

    /// The copy of the users in which operators search: whoever asks first makes it, with the [events][#events()] that
    /// keep it in step.
    ///
    /// @throws IllegalArgumentException for an [ExistingTable] of which no stream was named
    public SearchProjection search() {
        if (search == null) {
            search = new SearchProjection(
                    this,
                    "Search",
                    new SearchProjectionProps(events(), functions, alarms, props.keepData(), props.protect()));
        }
        return search;
    }

    /// The audit trail: whoever asks first makes it, with the [events][#events()] that it records.
    ///
    /// @throws IllegalArgumentException for an [ExistingTable] of which no stream was named
    public AuditTrail auditTrail() {
        if (auditTrail == null) {
            auditTrail = new AuditTrail(
                    this,
                    "AuditTrail",
                    new AuditTrailProps(events(), functions, props.auditLock(), props.keepData(), props.protect()));
        }
        return auditTrail;
    }

    /// The props of a [Fleet] that answers this service's routes, with all that follows from the service's own.
    ///
    /// @param image that its tasks run
    /// @param domain the name of its balancer, with a certificate in the region
    public FleetPropsBuilder fleet(FleetImage image, CustomDomain domain) {
        return FleetProps.builder(functions, alarms, image, domain)
                .webOrigins(props.allowedOrigins())
                .release(props.release())
                .logs(props.logs())
                .guardrails(props.guardrails())
                .protect(props.protect());
    }

    /// Lets other services take part in the deletion of accounts: each of them may refuse it, and deletes what it has
    /// of the account once it is certain. Asked for once, with all of them.
    ///
    /// @param first the name of one: small letters, digits and hyphens
    /// @param more the others
    /// @throws IllegalStateException if it was asked for before
    public DeletionSaga deletion(String first, String... more) {
        if (hasDeletion) {
            throw new IllegalStateException("deletion() is asked for once, with all participants");
        }
        hasDeletion = true;
        var names = Stream.concat(Stream.of(first), Stream.of(more)).toList();
        return new DeletionSaga(this, "Deletion", new DeletionSagaProps(names, events(), functions, alarms));
    }

    /// The alarms, for further actions.
    public List<Alarm> alarms() {
        return alarms.all();
    }

    /// The operators' dashboard, for further widgets, which come below.
    public Dashboard dashboard() {
        return dashboard.dashboard();
    }
}
