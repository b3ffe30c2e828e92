package ostiary.server.local;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.cognito.CognitoCredentialSource;
import ostiary.adapters.cognito.UserPool;
import ostiary.adapters.secrets.CachedVerificationKeys;
import ostiary.adapters.secrets.KeySets;
import ostiary.adapters.secrets.SecretHmacKeys;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.adapters.ses.MailTemplates;
import ostiary.adapters.telemetry.LoggingAuditLog;
import ostiary.blueprint.DeletionGrace;
import ostiary.core.audit.AuditLog;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SealingKeys;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKeys;
import ostiary.core.mail.Mailer;
import ostiary.core.upstream.CredentialSource;
import ostiary.emulators.dynamodb.TableCreator;
import ostiary.service.Platform;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// The service's platform on a laptop: DynamoDB Local, local keys, and the mailbox.
final class LocalPlatform implements Platform {
    /// The table's name.
    static final String TABLE = "ostiary";

    /// The name of the table in which operators search.
    static final String SEARCH_TABLE = "ostiary-search";

    private static final InstantSource CLOCK = InstantSource.system();
    private static final StaticCredentialsProvider ANY_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final AwsClients clients = new AwsClients();
    private final LocalSource source;
    private final LocalGrace grace;
    private final DynamoDbClient dynamoDb;
    private final KeySets keys;
    private final Mailbox mailbox;
    private final MailTemplates templates = new MailTemplates("Ostiary");

    /// The platform of one run.
    ///
    /// @param dynamoDb the address of DynamoDB Local, completed when it is known
    LocalPlatform(
            CompletableFuture<URI> dynamoDb, KeySets keys, Mailbox mailbox, LocalSource source, LocalGrace grace) {
        this.source = source;
        this.grace = grace;
        this.dynamoDb = clients.build(
                Dependency.DYNAMODB,
                client().endpointProvider(_ -> dynamoDb.thenApply(
                        address -> Endpoint.builder().url(address).build())));
        this.keys = keys;
        this.mailbox = mailbox;
    }

    /// Creates the tables if they are missing, without a TTL: DynamoDB Local would delete expired items at once, where
    /// AWS takes up to days, and so hide code that forgets to check the time.
    static void createTable(URI dynamoDb) {
        var tables = new TableCreator(dynamoDb);
        tables.createWithStream(TABLE);
        tables.createSearch(SEARCH_TABLE);
    }

    @Override
    public Duration deletionGrace(DeletionGrace configured) {
        return grace.demo().orElseGet(configured::time);
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    @Override
    public SigningKeys signingKeys() {
        return new SecretSigningKeys(keys.signing(), CLOCK);
    }

    @Override
    public VerificationKeys verificationKeys() {
        return new CachedVerificationKeys(keys.verification(), CLOCK);
    }

    @Override
    public HmacKeys refreshTokenKeys() {
        return new SecretHmacKeys(keys.refreshTokens(), CLOCK);
    }

    @Override
    public HmacKeys codeKeys() {
        return new SecretHmacKeys(keys.codes(), CLOCK);
    }

    @Override
    public HmacKeys deviceKeys() {
        return new SecretHmacKeys(keys.devices(), CLOCK);
    }

    @Override
    public SealingKeys sealingKeys() {
        return new SecretSealingKeys(keys.sealing(), CLOCK);
    }

    @Override
    public Mailer mailer() {
        return mail -> {
            var words = templates.render(mail);
            mailbox.add(words.to().value(), words.subject(), words.text(), words.html());
        };
    }

    /// An emulator accepts any credentials, so developers need none.
    @Override
    public CredentialSource credentialSource(UserPool pool) {
        var builder = CognitoIdentityProviderClient.builder().region(Region.of(pool.region()));
        source.endpoint().ifPresent(_ -> builder.credentialsProvider(ANY_CREDENTIALS));
        var told = source.issuer(pool.id()).map(pool::issuing).orElse(pool);
        return new CognitoCredentialSource(clients.build(Dependency.COGNITO, builder), told, Optional::empty, CLOCK);
    }

    @Override
    public AuditLog auditLog() {
        return new LoggingAuditLog();
    }

    @Override
    public InstantSource clock() {
        return CLOCK;
    }

    private static DynamoDbClientBuilder client() {
        return DynamoDbClient.builder().region(Region.US_EAST_1).credentialsProvider(ANY_CREDENTIALS);
    }
}
