package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ostiary.adapters.aws.TimeScale;
import ostiary.adapters.fault.WallClock;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.TableShape;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.codedeploy.CodeDeployService;
import ostiary.emulators.aws.cognito.CognitoService;
import ostiary.emulators.aws.cognito.PoolTokens;
import ostiary.emulators.aws.cognito.PoolUsers;
import ostiary.emulators.aws.dynamodb.DynamoDbService;
import ostiary.emulators.aws.gateway.HttpApi;
import ostiary.emulators.aws.gateway.RestApi;
import ostiary.emulators.aws.lambda.Caller;
import ostiary.emulators.aws.lambda.Functions;
import ostiary.emulators.aws.lambda.LambdaService;
import ostiary.emulators.aws.secrets.SecretsManagerService;
import ostiary.emulators.aws.ses.SesService;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome;

/// A synthesized stack, deployed on this machine.
///
/// Functions run in processes of their own. Whatever they ask of AWS goes to one endpoint, which knows the role that
/// asks, lets it do what the template allows, and has DynamoDB Local, secrets and an outbox behind it.
public final class DeployedStack implements AutoCloseable {
    static final Place HERE = new Place("aws", "eu-central-1", "111122223333");

    /// How much longer everything may take than on Lambda, where functions don't share two processors.
    private static final int SLOWNESS = WallClock.IS_JUDGED ? 1 : 4;

    private final Stack stack;
    private final Credentials credentials = new Credentials();
    private final AwsEndpoint aws;
    private final PoolUsers pool = new PoolUsers(PoolTokens.ISSUER, PoolTokens.CLIENT);
    private final SesService ses;
    private final SecretsManagerService secretsManager;
    private final Secrets secrets;
    private final StackTables data;
    private final Functions functions;
    private final LambdaService lambda;
    private final Deployments deployments;
    private final Schedules schedules;
    private final StackEvents events;
    private final StackSagas sagas;
    private final Verdicts verdicts;
    private final Gateways gateways;

    private DeployedStack(
            Stack stack,
            Path assembly,
            String template,
            URI dynamoDbLocal,
            String verifiedIdentity,
            Optional<DeployedStack> sameKeys,
            Optional<Outlived> outlived)
            throws IOException {
        this.stack = stack;
        stack.all("AWS::KMS::Key").forEach(key -> key.ignore("Description"));
        var dynamoDb = new DynamoDbService(dynamoDbLocal, HERE, TableShape.PARTITION_KEY);
        var tables = new Tables(dynamoDbLocal);
        this.data = new StackTables(stack, tables);
        for (var table : stack.all("AWS::DynamoDB::Table")) {
            tables.create(table);
            var key = table.property("SSESpecification").required("KMSMasterKeyId");
            dynamoDb.table(table.ref(), table.attribute("Arn"), key.asText());
        }
        this.secretsManager = new SecretsManagerService(HERE);
        outlived.ifPresent(kept -> kept.register(dynamoDb, secretsManager));
        this.secrets = new Secrets(stack, secretsManager);
        this.ses = new SesService(HERE, Set.of(verifiedIdentity));
        var cognito = new CognitoService(HERE, PoolTokens.POOL, PoolTokens.CLIENT);
        cognito.behave(pool);
        var codeDeploy = new CodeDeployService(HERE);
        this.events = new StackEvents(stack, tables);
        this.sagas = new StackSagas(stack, events);
        this.lambda = new LambdaService(HERE, this::invokedByAFunction);
        this.aws = AwsEndpoint.start(
                HERE,
                credentials,
                dynamoDb,
                secretsManager,
                ses,
                codeDeploy,
                lambda,
                cognito,
                events.queues(),
                events.topics(),
                events.buckets().service(),
                sagas.service());
        this.functions = new Functions(stack, assembly, template, credentials, aws.address());
        functions.share(SLOWNESS, DeployedStack::jvmOptions);
        events.deliverTo(functions);
        sagas.runBy(functions);
        sameKeys.ifPresentOrElse(this::takeKeys, () -> secrets.rotateAtOnce(functions));
        this.deployments = new Deployments(stack, functions, codeDeploy);
        this.schedules = new Schedules(stack, functions);
        this.verdicts = new Verdicts(stack, functions, tables);
        this.gateways = new Gateways(stack, this::invokedByTheGateway, functions.logs()::write, this::secret);
    }

    /// Deploys.
    ///
    /// @param assembly the folder that `cdk synth` writes
    /// @param template the stack's name in it
    /// @param json the template, which may be another than the one in the folder
    /// @param name by which several stacks on one DynamoDB Local are kept apart
    /// @param verifiedIdentity the address or the domain that SES sends mails from
    /// @param sameKeys the stack whose keys it gets, instead of making some, which takes seconds
    /// @param outlived what is there that the template does not make
    static DeployedStack deploy(
            Path assembly,
            String template,
            JsonNode json,
            String name,
            URI dynamoDbLocal,
            String verifiedIdentity,
            Optional<DeployedStack> sameKeys,
            Optional<Outlived> outlived) {
        try {
            var stack = new Stack(name, json, HERE);
            return new DeployedStack(stack, assembly, template, dynamoDbLocal, verifiedIdentity, sameKeys, outlived);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The second compiler doesn't pay in a process that lives for some seconds, but in the one that makes RSA keys:
    /// the first alone takes four times as long for them.
    private static String jvmOptions(String handler) {
        int compilers = handler.equals(ServiceFunction.KEYS.handler()) ? 4 : 1;
        return "-XX:TieredStopAtLevel=" + compilers + " -D" + TimeScale.PROPERTY + "=" + SLOWNESS;
    }

    private void takeKeys(DeployedStack other) {
        secrets.copy(other.secrets);
        other.data.publicKeys().forEach(data::put);
    }

    /// Of a stack without a distribution.
    public HttpApi api() {
        return gateways.api();
    }

    /// Of a stack with a distribution, whose own address nobody should use.
    public RestApi restApi() {
        return gateways.restApi();
    }

    /// Where users find the service.
    public URI address() {
        return gateways.address();
    }

    public Functions functions() {
        return functions;
    }

    /// The function that callers invoke: the alias of one that a gateway calls, else the function itself.
    String invoked(ServiceFunction function) {
        if (ServiceFunction.released().contains(function)) {
            return functions.alias(function.handler());
        }
        return functions.withHandler(function.handler()).attribute("Arn");
    }

    public AwsEndpoint aws() {
        return aws;
    }

    /// The users of the one pool that a stack can be told of.
    public PoolUsers pool() {
        return pool;
    }

    /// The mails that were sent.
    public SesService mails() {
        return ses;
    }

    /// An output of the stack for whoever deploys it.
    public String output(String name) {
        return Objects.requireNonNull(stack.outputs().get(name), name);
    }

    /// The newest text of a secret.
    public String secret(String arn) {
        return secretsManager.text(arn);
    }

    public SecretsManagerService secretsManager() {
        return secretsManager;
    }

    /// The credentials that the functions show AWS.
    public Credentials credentials() {
        return credentials;
    }

    /// Every process so far ends, and the next invocation of each function starts a new one.
    public void forgetEnvironments() {
        functions.forgetEnvironments();
    }

    /// The deployments that CodeDeploy makes of it.
    Deployments deployments() {
        return deployments;
    }

    /// The schedules that EventBridge Scheduler has of it.
    Schedules schedules() {
        return schedules;
    }

    /// The way of its events to whoever subscribes to them.
    StackEvents events() {
        return events;
    }

    /// Its state machines.
    StackSagas sagas() {
        return sagas;
    }

    /// The verdicts that its hooks know of its release.
    Verdicts verdicts() {
        return verdicts;
    }

    /// Lambda, as functions call it.
    LambdaService lambda() {
        return lambda;
    }

    /// The content of its tables.
    StackTables data() {
        return data;
    }

    public void rotateKeys() {
        secrets.rotate(functions);
    }

    void rotateKeys(String secret) {
        secrets.rotate(secret, functions);
    }

    /// The ARNs of the secrets with keys that are rotated.
    List<String> rotatedKeys() {
        return secrets.rotated();
    }

    /// The parts of the template that have had no part in anything so far: whole resources, and properties of
    /// the others.
    public List<String> notModelled() {
        return stack.unread();
    }

    @Override
    public void close() {
        gateways.close();
        functions.close();
        aws.close();
    }

    /// Whether the caller's role lets it has been decided.
    private Outcome invokedByAFunction(String function, String event) {
        return functions.invoke(function, event);
    }

    Outcome invokedByTheGateway(String function, String source, String event) {
        return functions.invoke(new Caller("apigateway.amazonaws.com", source, HERE.account()), function, event);
    }
}
