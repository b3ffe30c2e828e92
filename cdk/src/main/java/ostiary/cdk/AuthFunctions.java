package ostiary.cdk;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.blueprint.DeclaredFunction;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.PasskeyOrigins;
import ostiary.blueprint.SagaWindow;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// All functions of the service, each a construct in one scope, with exactly the settings and permissions that its
/// declaration lists.
public final class AuthFunctions {
    private final AuthFunctionsProps props;
    private final Grants grants;
    private final Map<ServiceFunction, AuthFunction> functions = new EnumMap<>(ServiceFunction.class);

    /// @param scope the parent of the constructs `Signup`, `Login` and so on
    public AuthFunctions(Construct scope, AuthFunctionsProps props) {
        this.props = props;
        var code = FunctionsCode.of(props.code());
        this.grants = new Grants(props);
        var neighbours = Neighbours.in(props.api());
        for (var declared : ServiceFunction.values()) {
            var function = new AuthFunction(scope, AuthFunction.titleCase(declared.id()), describe(declared, code));
            grants.give(declared, function);
            functions.put(declared, function);
            if (function.isReleased()) {
                neighbours.queue(function.live().getVersion());
            }
        }
    }

    /// The construct of a declared function.
    public AuthFunction of(ServiceFunction declared) {
        return Objects.requireNonNull(functions.get(declared), declared::id);
    }

    /// The namespace of the service's own metrics.
    String metricsNamespace() {
        return ServiceMetrics.namespace(props.api());
    }

    /// The `iss` of every token.
    public String issuer() {
        return props.tokens().issuer().orElseGet(props.api()::endpoint);
    }

    /// The `aud` of access tokens.
    public String audience() {
        return props.tokens().audience().orElseGet(this::issuer);
    }

    /// Whether passwords are checked by a user pool.
    boolean asksAPool() {
        return props.source().isAPool();
    }

    /// The API's URL, without a trailing slash.
    String apiUrl() {
        return props.api().endpoint();
    }

    /// Lets `grantee` do what these functions do, by the same declarations as theirs.
    void letDoTheWorkOf(Set<ServiceFunction> functions, Grantee grantee) {
        grants.letDoTheWorkOf(functions, grantee);
    }

    /// The settings of these functions together, as they have them.
    ///
    /// @param service the name under which logs and metrics tell of whoever has them
    Map<Setting, String> settings(Set<ServiceFunction> functions, String service) {
        var settings = new EnumMap<Setting, String>(Setting.class);
        functions.forEach(each -> settings.putAll(settings(each)));
        settings.put(Setting.SERVICE_NAME, service);
        return settings;
    }

    private AuthFunctionProps describe(ServiceFunction function, Code code) {
        return new AuthFunctionProps(
                function, code, settings(function), props.logs(), props.network(), concurrency(function));
    }

    private Map<Setting, String> settings(ServiceFunction function) {
        var settings = new EnumMap<Setting, String>(Setting.class);
        function.settings().forEach(setting -> settings.put(setting, value(setting, function)));
        if (!props.api().originSecrets().isEmpty()) {
            function.settingsBehindADistribution().forEach(setting -> settings.put(setting, value(setting, function)));
        }
        if (tellsClaims(function)) {
            settings.put(Setting.TOKEN_CLAIMS, value(Setting.TOKEN_CLAIMS, function));
        }
        if (props.passkeys().isPresent() && ServiceFunction.knowingPasskeys().contains(function)) {
            settings.put(Setting.PASSKEYS, value(Setting.PASSKEYS, function));
        }
        return settings;
    }

    /// The properties of a function behind the events. It shares the code, and the choices about logs and network.
    ///
    /// @param chosen the values of its settings that no function of the API has
    /// @throws IllegalArgumentException if a declared setting has no value, or a value is of none
    AuthFunctionProps describe(EventFunction function, Map<Setting, String> chosen) {
        var settings = new EnumMap<Setting, String>(Setting.class);
        function.settings().forEach(setting -> settings.put(setting, value(setting, function, chosen)));
        Checks.require(
                settings.keySet().containsAll(chosen.keySet()),
                function.id() + " has the settings " + settings.keySet() + " alone, not all of " + chosen.keySet());
        return new AuthFunctionProps(
                function, FunctionsCode.of(props.code()), settings, props.logs(), props.network(), Optional.empty());
    }

    /// Lets a function take the own steps of a deletion that other services take part in.
    void letTakeSteps(AuthFunction function) {
        new Grants(props).giveSteps(function);
    }

    /// From the question to other services to the end of an account.
    SagaWindow sagaWindow() {
        return SagaWindow.of(props.deletionGrace());
    }

    private String value(Setting setting, EventFunction function, Map<Setting, String> chosen) {
        return switch (setting) {
            case SERVICE_NAME -> serviceName(function);
            case METRICS_NAMESPACE -> ServiceMetrics.namespace(props.api());
            case ISSUER -> issuer();
            case TABLE, MAIL_FROM, THEME, REHEARSAL_MAIL -> value(setting, ServiceFunction.SECURITY);
            default ->
                Optional.ofNullable(chosen.get(setting))
                        .orElseThrow(() -> new IllegalArgumentException(function.id() + " needs " + setting));
        };
    }

    private static String serviceName(DeclaredFunction function) {
        return "ostiary-" + function.id();
    }

    private boolean tellsClaims(ServiceFunction function) {
        return !props.tokens().tokenClaims().isEmpty()
                && ServiceFunction.tellingClaims().contains(function);
    }

    /// Other functions have no reserved concurrency: they share the account's.
    private Optional<Integer> concurrency(ServiceFunction function) {
        return ServiceFunction.hashing().contains(function) ? props.hashingConcurrency() : Optional.empty();
    }

    private String newVersions() {
        return ServiceFunction.released().stream()
                .map(declared -> declared.id() + "=" + of(declared).newVersionArn())
                .collect(Collectors.joining(" "));
    }

    private String value(Setting setting, ServiceFunction function) {
        return switch (setting) {
            case ISSUER -> issuer();
            case AUDIENCE -> audience();
            case LOGIN_SCOPES -> props.tokens().scope();
            case TOKEN_CLAIMS -> String.join(" ", props.tokens().tokenClaims());
            case PASSKEYS -> props.passkeys().map(PasskeyOrigins::text).orElse("");
            case SESSIONS_PER_USER -> Integer.toString(props.sessionsPerUser().most());
            case DELETION_GRACE -> Integer.toString(props.deletionGrace().days());
            case TABLE -> props.table().name();
            case SIGNING_KEYS, REFRESH_TOKEN_KEYS, CODE_KEYS, DEVICE_KEYS, SEALING_KEYS ->
                props.keys().arn(setting);
            case MAIL_FROM -> props.mail().from();
            case THEME -> props.theme().text();
            case MAILS_PER_HOUR -> Integer.toString(props.mail().perHour());
            case REHEARSAL_MAIL -> props.rehearsalMail().text();
            case SOURCE -> props.source().setting();
            case AUTHORIZER_RESPONSE -> AuthorizerResponse.SIMPLE.text();
            case NEW_VERSIONS -> newVersions();
            case EVENTS_TOPIC, AUDIT_TABLE, AUDIT_BUCKET, SAGA_MACHINE, SAGA_WINDOW ->
                throw new IllegalArgumentException("no function of the API has " + setting);
            case SEARCH_TABLE -> throw new IllegalArgumentException("it is SearchProjection that gives " + setting);
            case ORIGIN_SECRETS -> String.join(" ", props.api().originSecrets());
            case SERVICE_NAME -> serviceName(function);
            case METRICS_NAMESPACE -> ServiceMetrics.namespace(props.api());
        };
    }
}
