package ostiary.emulators.aws.lambda;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.FunctionSettings;
import ostiary.emulators.lambda.LocalFunction;
import ostiary.emulators.lambda.Outcome;

/// The Lambda functions of a stack. They are looked up by the ARN of a function, version or alias.
public final class Functions implements AutoCloseable {
    private final Stack stack;
    private final DeclaredFunctions declared;
    private final CodeAssets code;
    private final Roles roles;
    private final LogGroups logs;
    private final Permissions permissions;
    private final CredentialServer credentials;
    private final URI awsEndpoint;
    private final Map<String, String> aliases = new TreeMap<>();
    private final Traces traces;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, LocalFunction> running = new ConcurrentHashMap<>();
    private volatile boolean hooks = true;
    private volatile int slowness = 1;
    private volatile UnaryOperator<String> jvmOptions = _ -> "";

    /// Prepares the functions; each is created when it is first used.
    ///
    /// @param assembly the directory that `cdk synth` writes
    /// @param template the name of the stack in the cloud assembly
    /// @param awsEndpoint the value of `AWS_ENDPOINT_URL` in every function
    public Functions(Stack stack, Path assembly, String template, Credentials credentials, URI awsEndpoint)
            throws IOException {
        this.stack = stack;
        this.declared = new DeclaredFunctions(stack);
        this.code = new CodeAssets(assembly, template, stack.place());
        this.roles = new Roles(stack);
        this.traces = new Traces(roles);
        this.logs = new LogGroups(stack);
        this.permissions = new Permissions(stack);
        this.credentials = new CredentialServer(credentials);
        this.awsEndpoint = awsEndpoint;
        for (var alias : stack.all("AWS::Lambda::Alias")) {
            var unqualified = alias.ref().substring(0, alias.ref().lastIndexOf(':'));
            alias.ignore("FunctionName", "Name");
            aliases.put(alias.ref(), unqualified + ":" + alias.text("FunctionVersion"));
        }
        stack.all("AWS::Lambda::Version").forEach(version -> aliases.put(version.ref(), version.ref()));
        stack.all("AWS::Lambda::Version").forEach(version -> version.ignore("FunctionName"));
    }

    public Roles roles() {
        return roles;
    }

    public LogGroups logs() {
        return logs;
    }

    /// Invokes a function if its resource-based policy allows the caller to.
    public Outcome invoke(Caller caller, String functionArn, String event) {
        if (!permissions.allow(caller, functionArn)) {
            return new Outcome.Crashed(caller + " has no permission to invoke " + functionArn);
        }
        return invoke(functionArn, event);
    }

    /// Adds the invoke permissions that another stack of the same account grants on functions of this one.
    public void addPermissions(Stack other) {
        permissions.add(other);
    }

    /// Whether the ARN, with or without a qualifier, belongs to a function of this stack.
    public boolean has(String functionArn) {
        return declared.find(functionArn).isPresent();
    }

    /// Invokes a function without checking its resource-based policy.
    public Outcome invoke(String functionArn, String event) {
        var function = function(functionArn);
        traces.record(resource(function.settings().arn()));
        var outcome = function.invoke(functionArn, event);
        if (outcome instanceof Outcome.Failed(var error)) {
            failures.add(error);
        }
        return outcome;
    }

    /// The function for an ARN, which is created if necessary.
    public LocalFunction function(String arn) {
        return running.computeIfAbsent(aliases.getOrDefault(arn, arn), this::create);
    }

    /// The ARN of a function without a qualifier, which invokes the `$LATEST` version.
    public String unqualified(String name) {
        return declared.named(name).attribute("Arn");
    }

    /// The ARN of the alias of the function with this handler.
    public String alias(String handler) {
        return aliases.keySet().stream()
                .filter(alias -> !alias.equals(aliases.get(alias)))
                .filter(alias -> resource(alias).text("Handler").equals(handler))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no alias of a function with " + handler));
    }

    /// The version behind the alias of the function with this handler.
    public String version(String handler) {
        return Objects.requireNonNull(aliases.get(alias(handler)));
    }

    /// The execution role of the function with this handler.
    public Role role(String handler) {
        return roles.role(withHandler(handler).text("Role"));
    }

    /// The execution role of the function with this ARN, with or without a qualifier.
    public Role roleOf(String functionArn) {
        return roles.role(resource(functionArn).text("Role"));
    }

    /// The lines in the log group of the function with this handler.
    public List<String> log(String handler) {
        var logging = withHandler(handler).property("LoggingConfig");
        return logs.lines(logging.required("LogGroup").asText());
    }

    /// The number of invocations of the function with this handler that sent a trace to X-Ray.
    public long traces(String handler) {
        return traces.of(withHandler(handler));
    }

    /// Adapts the functions to a shared machine. It has no effect on functions that have already been created.
    ///
    /// @param slowness the factor by which the timeouts are multiplied
    /// @param jvmOptions for a handler, prepended to `JAVA_TOOL_OPTIONS` of its environments
    public void share(int slowness, UnaryOperator<String> jvmOptions) {
        this.slowness = slowness;
        this.jvmOptions = jvmOptions;
    }

    /// Sets whether new environments run their SnapStart hooks, which take seconds each. The default is true.
    public void runHooks(boolean run) {
        hooks = run;
    }

    /// Stops the idle environments of all versions of the function with this handler.
    public void forgetEnvironments(String handler) {
        running.values().stream()
                .filter(function -> function.settings().handler().equals(handler))
                .forEach(LocalFunction::forgetEnvironments);
    }

    /// Kills the process of a function without SnapStart that signs its requests with this access key.
    ///
    /// @return its process id
    /// @throws IllegalArgumentException if there is no such process
    public long kill(String accessKeyId) {
        return running.values().stream()
                .flatMapToLong(function -> function.kill("AWS_ACCESS_KEY_ID", accessKeyId).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody calls with " + accessKeyId));
    }

    /// The errors that handlers have thrown, as Lambda reports them to the caller and to X-Ray.
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /// Stops the idle environments of all functions.
    public void forgetEnvironments() {
        running.values().forEach(LocalFunction::forgetEnvironments);
    }

    @Override
    public void close() {
        running.values().forEach(LocalFunction::close);
        credentials.close();
    }

    private LocalFunction create(String arn) {
        var resource = resource(arn);
        var role = roles.role(resource.text("Role"));
        var group = resource.property("LoggingConfig").required("LogGroup").asText();
        var settings = settings(arn, resource, group);
        var stream = "2026/01/01/[1]" + UUID.randomUUID().toString().replace("-", "");
        return new LocalFunction(
                settings,
                own -> (hooks ? own : own.withoutHooks()).with(credentials.variables(role, own.snapStart())),
                logs.stream(role, group, stream));
    }

    private FunctionSettings settings(String arn, Resource resource, String logGroup) {
        resource.ignore("Description");
        requireThisJava(resource.text("Runtime"));
        boolean published = !arn.equals(resource.attribute("Arn"));
        boolean snapStart =
                resource.property("SnapStart").path("ApplyOn").asText().equals("PublishedVersions");
        return new FunctionSettings(
                resource.ref(),
                arn,
                code.of(resource),
                resource.text("Handler"),
                variables(resource, logGroup),
                resource.property("MemorySize").asInt(128),
                Duration.ofSeconds(resource.property("Timeout").asInt(3)).multipliedBy(slowness),
                published && snapStart);
    }

    private Map<String, String> variables(Resource resource, String logGroup) {
        var variables = new TreeMap<String, String>();
        resource.property("Environment")
                .path("Variables")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        variables.merge(
                "JAVA_TOOL_OPTIONS", jvmOptions.apply(resource.text("Handler")), (own, shared) -> shared + " " + own);
        variables.putAll(Map.of(
                "AWS_REGION", stack.place().region(),
                "AWS_DEFAULT_REGION", stack.place().region(),
                "AWS_EXECUTION_ENV", "AWS_Lambda_" + resource.text("Runtime"),
                "AWS_LAMBDA_LOG_GROUP_NAME", logGroup,
                "AWS_ENDPOINT_URL", awsEndpoint.toString()));
        return variables;
    }

    /// The function with this handler, as the template has it.
    public Resource withHandler(String handler) {
        return declared.withHandler(handler);
    }

    private Resource resource(String arn) {
        return declared.find(arn).orElseThrow(() -> new IllegalArgumentException("no function " + arn));
    }

    private static void requireThisJava(String runtime) {
        if (!runtime.equals("java" + Runtime.version().feature())) {
            throw new IllegalArgumentException("no " + runtime + " here to run it");
        }
    }
}
