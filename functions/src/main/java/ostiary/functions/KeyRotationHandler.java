package ostiary.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.dynamodb.DynamoDbPublishedKeys;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.secrets.KeyRotation;
import ostiary.adapters.secrets.PublishedKeys;
import ostiary.adapters.secrets.RotationStep;
import ostiary.adapters.secrets.SecretStore;
import ostiary.adapters.secrets.SecretsManagerStore;
import ostiary.adapters.telemetry.Invocation;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.gateway.FlatJson;
import ostiary.functions.priming.SecureRandomReseed;
import ostiary.service.Config;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Lambda entry point of Secrets Manager's rotation of the keys. It answers nothing: a step that throws has failed, and
/// Secrets Manager repeats it.
public final class KeyRotationHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotationHandler.class);

    private final KeyRotation rotation;

    /// Called by the Lambda runtime, once per execution environment.
    public KeyRotationHandler() {
        this(Config.read(ServiceFunction.KEYS.settings(), System.getenv()), new AwsClients());
        SecureRandomReseed.register();
    }

    private KeyRotationHandler(Config config, AwsClients aws) {
        this(
                config,
                new SecretsManagerStore(aws.build(Dependency.SECRETS_MANAGER, SecretsManagerClient.builder())),
                new DynamoDbPublishedKeys(
                        new Table(aws.build(Dependency.DYNAMODB, DynamoDbClient.builder()), config.table())),
                InstantSource.system());
    }

    KeyRotationHandler(Config config, SecretStore store, PublishedKeys published, InstantSource clock) {
        var hmacKeys = Set.of(config.refreshTokenKeys(), config.codeKeys(), config.deviceKeys());
        this.rotation = new KeyRotation(store, published, config.signingKeys(), hmacKeys, config.sealingKeys(), clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        try (var _ = Invocation.begin(context)) {
            var event = FlatJson.read(input);
            var step = RotationStep.parse(event.required("Step"))
                    .orElseThrow(() -> new IllegalArgumentException("not a step of a rotation"));
            var secret = event.required("SecretId");
            var version = event.required("ClientRequestToken");
            rotation.perform(step, secret, version);
            LOG.info("rotation step {} of {} to version {} is done", step, secret, version);
        }
    }
}
