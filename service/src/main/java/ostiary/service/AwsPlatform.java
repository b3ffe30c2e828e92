package ostiary.service;

import java.time.InstantSource;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.cognito.CognitoCredentialSource;
import ostiary.adapters.cognito.UserPool;
import ostiary.adapters.dynamodb.DynamoDbPublishedKeys;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.secrets.CachedVerificationKeys;
import ostiary.adapters.secrets.SecretHmacKeys;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.adapters.secrets.SecretText;
import ostiary.adapters.secrets.SecretsManagerSecret;
import ostiary.adapters.secrets.TextSource;
import ostiary.adapters.ses.MailTemplates;
import ostiary.adapters.ses.SesMailer;
import ostiary.adapters.telemetry.PowertoolsAuditLog;
import ostiary.adapters.telemetry.WatchedPasswordHasher;
import ostiary.core.audit.AuditLog;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SealingKeys;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKeys;
import ostiary.core.mail.Mailer;
import ostiary.core.password.PasswordHasher;
import ostiary.core.upstream.CredentialSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// The service's platform on AWS. Assembling it calls nothing: whatever is fetched at init would be the same in every
/// environment that SnapStart restores from it. A server has the same, but for how it measures and hashes.
public class AwsPlatform implements Platform {

    private final Config config;
    private final AwsClientFactory aws;
    private @Nullable DynamoDbClient dynamoDb;

    public AwsPlatform(Config config) {
        this(config, new AwsClients());
    }

    /// @param aws creates the clients of AWS's services
    public AwsPlatform(Config config, AwsClientFactory aws) {
        this.config = config;
        this.aws = aws;
    }

    /// The one client of the process.
    @Override
    public DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb = aws.build(Dependency.DYNAMODB, DynamoDbClient.builder());
        }
        return dynamoDb;
    }

    @Override
    public SigningKeys signingKeys() {
        return new SecretSigningKeys(secret(config.signingKeys()), clock());
    }

    @Override
    public VerificationKeys verificationKeys() {
        return new CachedVerificationKeys(publishedKeys(), clock());
    }

    @Override
    public VerificationKeys hintKeys() {
        return new CachedVerificationKeys(publishedKeys().withRetired(), clock());
    }

    private DynamoDbPublishedKeys publishedKeys() {
        return new DynamoDbPublishedKeys(new Table(dynamoDb(), config.table()));
    }

    @Override
    public HmacKeys refreshTokenKeys() {
        return new SecretHmacKeys(secret(config.refreshTokenKeys()), clock());
    }

    @Override
    public HmacKeys codeKeys() {
        return new SecretHmacKeys(secret(config.codeKeys()), clock());
    }

    @Override
    public HmacKeys deviceKeys() {
        return new SecretHmacKeys(secret(config.deviceKeys()), clock());
    }

    @Override
    public SealingKeys sealingKeys() {
        return new SecretSealingKeys(secret(config.sealingKeys()), clock());
    }

    @Override
    public Mailer mailer() {
        var ses = aws.build(Dependency.SES, SesV2Client.builder());
        return new SesMailer(ses, new MailTemplates(config.theme().product()), config.mailFrom());
    }

    @Override
    public CredentialSource credentialSource(UserPool pool) {
        var cognito = aws.build(
                Dependency.COGNITO, CognitoIdentityProviderClient.builder().region(Region.of(pool.region())));
        var secret = pool.secretArn().map(arn -> new SecretText(secret(arn), clock()));
        return new CognitoCredentialSource(cognito, pool, () -> secret.map(SecretText::get), clock());
    }

    @Override
    public List<Supplier<String>> originSecrets() {
        return config.originSecrets().stream()
                .map(arn -> new SecretText(secret(arn), clock()))
                .<Supplier<String>>map(text -> text::get)
                .toList();
    }

    @Override
    public AuditLog auditLog() {
        return new PowertoolsAuditLog();
    }

    @Override
    public PasswordHasher watched(PasswordHasher hasher, IntSupplier waiting) {
        return new WatchedPasswordHasher(hasher, waiting);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    private TextSource secret(String arn) {
        return new SecretsManagerSecret(aws.build(Dependency.SECRETS_MANAGER, SecretsManagerClient.builder()), arn);
    }
}
