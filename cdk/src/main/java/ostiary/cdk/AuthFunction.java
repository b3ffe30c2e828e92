package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import ostiary.blueprint.DeclaredFunction;
import ostiary.blueprint.EventFunction;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// One Lambda function of the service: its code, its logs, its role, and the alias `live` that API Gateway calls.
///
/// AWS calls the rotation and the rehearsal by their plain names, and so their newest code: they have no version, no
/// alias, and no snapshot that a release would wait for and nobody invoke.
///
/// The role starts with write access to its own log group and X-Ray; [AuthFunctions] adds the rest.
public final class AuthFunction extends Construct {
    /// The size at which Lambda gives one whole processor, for password hashes and the search for large primes.
    private static final int ONE_PROCESSOR_MIB = 1769;

    private static final int LIGHT_MIB = 1024;

    /// The hash of a password calls libsodium through the foreign function interface (JEP 472).
    private static final String JVM_OPTIONS = "--enable-native-access=ALL-UNNAMED";

    /// Without SnapStart Lambda allows only the first compiler, with which finding an RSA key takes ten times as
    /// long (<https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html>).
    private static final String BOTH_COMPILERS = " -XX:TieredStopAtLevel=4";

    private final LogGroup logs;
    private final Role role;
    private final Function function;
    private final Optional<Alias> live;

    public AuthFunction(Construct scope, String id, AuthFunctionProps props) {
        super(scope, id);
        this.logs = props.logs().group(this, "Logs").build();
        this.role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        this.function = function(props);
        this.live = isReleased(props) ? Optional.of(publish()) : Optional.empty();
        Suppressions.tracingHasNoResource(role);
        props.network().ifPresent(network -> {
            network.connect(this);
            Suppressions.lambdaMakesInterfaces(role);
        });
    }

    private Alias publish() {
        Suppressions.releasedFunctionsArePublished(function);
        return Alias.Builder.create(this, "Live")
                .aliasName(ServiceFunction.LIVE)
                .version(function.getCurrentVersion())
                .build();
    }

    /// Whether it has an alias: [ServiceFunction#released()].
    boolean isReleased() {
        return live.isPresent();
    }

    private static boolean isReleased(AuthFunctionProps props) {
        return props.function() instanceof ServiceFunction declared
                && ServiceFunction.released().contains(declared);
    }

    /// The alias `live`: the newest published version, restored from its snapshot.
    ///
    /// @throws IllegalStateException for the rotation and the rehearsal, which have none
    public Alias live() {
        return live.orElseThrow(
                () -> new IllegalStateException(getNode().getPath() + " has no alias: call it by its plain name"));
    }

    /// The ARN of the version that `live` moves to.
    String newVersionArn() {
        return live().getVersion().getFunctionArn();
    }

    /// The function with its newest code, published or not.
    public Function function() {
        return function;
    }

    /// The function's log, one JSON object per line.
    public LogGroup logs() {
        return logs;
    }

    /// Gives it a setting that is there by a team's choice alone.
    void set(Setting setting, String value) {
        function.addEnvironment(setting.variable(), value);
    }

    /// Allows `actions` on exactly `resources` (ARNs).
    public void allow(List<String> actions, List<String> resources) {
        grantee().allow(actions, resources);
    }

    /// Allows `actions` on `key`, but only through calls that `service` makes on this function's behalf.
    ///
    /// @param key its ARN
    void allowThrough(String service, List<String> actions, String key) {
        grantee().allowThrough(service, actions, key);
    }

    Grantee grantee() {
        return new Grantee(role);
    }

    /// The permissions of the function.
    Role role() {
        return role;
    }

    /// Adds a statement to the function's role.
    public void allow(PolicyStatement statement) {
        role.addToPolicy(statement);
    }

    private Function function(AuthFunctionProps props) {
        var declared = props.function();
        var environment = props.environment();
        environment.put("JAVA_TOOL_OPTIONS", jvmOptions(declared));
        Checks.environment(declared.id(), environment);
        return Function.Builder.create(this, "Function")
                .description("Ostiary: " + declared.id())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(declared.handler())
                .code(props.code())
                .memorySize(memory(declared))
                .timeout(timeout(declared))
                .reservedConcurrentExecutions(props.concurrency().orElse(null))
                .snapStart(isReleased(props) ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
                .environment(environment)
                .role(role)
                .logGroup(logs)
                .tracing(Tracing.ACTIVE)
                .build();
    }

    private static String jvmOptions(DeclaredFunction function) {
        return function == ServiceFunction.KEYS ? JVM_OPTIONS + BOTH_COMPILERS : JVM_OPTIONS;
    }

    private static int memory(DeclaredFunction function) {
        return switch (function) {
            case ServiceFunction declared -> memory(declared);
            case EventFunction _ -> LIGHT_MIB;
        };
    }

    private static Duration timeout(DeclaredFunction function) {
        return switch (function) {
            case ServiceFunction declared -> timeout(declared);
            // A batch of events that SNS is slow to take. What is left of it comes again.
            case EventFunction _ -> Duration.minutes(1);
        };
    }

    /// The memory size in MiB.
    static int memory(ServiceFunction function) {
        return switch (function) {
            case SIGNUP, LOGIN, SECURITY, PAGES, KEYS -> ONE_PROCESSOR_MIB;
            case REFRESH, LOGOUT, SESSIONS, ACCOUNT, ADMIN, TOKEN, BACKCHANNEL, AUTHORIZER, DISCOVERY, REHEARSAL ->
                LIGHT_MIB;
        };
    }

    /// Less than its caller waits: API Gateway gives an authorizer 10 s and an integration 30 s, CodeDeploy a hook
    /// an hour. A rotation searches for large primes, and nobody waits for it.
    private static Duration timeout(ServiceFunction function) {
        return switch (function) {
            case AUTHORIZER -> Duration.seconds(9);
            case SIGNUP,
                    LOGIN,
                    REFRESH,
                    LOGOUT,
                    SESSIONS,
                    ACCOUNT,
                    SECURITY,
                    ADMIN,
                    PAGES,
                    TOKEN,
                    BACKCHANNEL,
                    DISCOVERY -> Duration.seconds(10);
            case KEYS -> Duration.seconds(60);
            // All that Lambda gives: a hook waits for the walk of another, and walks itself if that dies.
            case REHEARSAL -> Duration.minutes(15);
        };
    }

    static String titleCase(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }
}
