package ostiary.cdk;

import static ostiary.blueprint.Setting.CODE_KEYS;
import static ostiary.blueprint.Setting.DEVICE_KEYS;
import static ostiary.blueprint.Setting.REFRESH_TOKEN_KEYS;
import static ostiary.blueprint.Setting.SEALING_KEYS;
import static ostiary.blueprint.Setting.SIGNING_KEYS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule.RotationRulesProperty;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// The keys of the service in Secrets Manager, under a key of their own: the private keys that sign access tokens,
/// the HMAC keys of refresh tokens, of mailed codes and of known devices, and the keys that seal password hashes. Each
/// kind is a secret: no function can read
/// keys that it does not use. The public keys are no secret, and lie in the table.
///
/// Each secret begins as an empty key set. The rotation function creates the first keys right after the deployment,
/// and new ones on schedule; no key is ever in the template.
public final class SigningKeys extends Construct {
    private static final int SIGNING_KEY_DAYS = 30;
    private static final int HMAC_KEY_DAYS = 90;
    // No key of these is ever dropped: at one a year the secret has room for centuries.
    private static final int SEALING_KEY_DAYS = 365;

    /// What reading a secret takes.
    static final List<String> READ = List.of("secretsmanager:GetSecretValue");
    private static final List<String> ROTATE = List.of(
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage");

    private final Key key;
    private final Map<Setting, Secret> secrets = new EnumMap<>(Setting.class);

    public SigningKeys(Construct scope, String id, SigningKeysProps props) {
        super(scope, id);
        this.key = Key.Builder.create(this, "Key")
                .description("Encrypts the key sets of Ostiary")
                .enableKeyRotation(true)
                .removalPolicy(Removal.of(props.keepData()))
                .build();
        secrets.put(SIGNING_KEYS, secret("Private", "Ostiary: private keys that sign access tokens", props));
        // The id of the time when it was the only one: by another it would be a new secret, and every session over.
        secrets.put(REFRESH_TOKEN_KEYS, secret("Hmac", "Ostiary: HMAC keys of refresh tokens", props));
        secrets.put(CODE_KEYS, secret("Code", "Ostiary: HMAC keys of mailed codes", props));
        secrets.put(DEVICE_KEYS, secret("Device", "Ostiary: HMAC keys of known devices", props));
        secrets.put(SEALING_KEYS, secret("Sealing", "Ostiary: keys that seal password hashes", props));
    }

    /// The ARN of the secret for `setting`, one of [Setting#ofKeys()].
    ///
    /// @throws NullPointerException for any other setting
    public String arn(Setting setting) {
        return secret(setting).getSecretArn();
    }

    /// Lets `function` read the secrets that its settings name, and no others.
    void allowToRead(AuthFunction function, List<Setting> settings) {
        function.allow(READ, settings.stream().map(this::arn).toList());
        function.allowThrough("secretsmanager", List.of("kms:Decrypt"), key.getKeyArn());
    }

    /// Rotates the secrets with `rotation`, now and on schedule.
    void rotateBy(AuthFunction rotation) {
        rotation.allow(ROTATE, secrets.keySet().stream().map(this::arn).toList());
        rotation.allowThrough("secretsmanager", List.of("kms:Decrypt", "kms:GenerateDataKey"), key.getKeyArn());
        rotation.function()
                .addPermission(
                        "SecretsManager",
                        Permission.builder()
                                .principal(new ServicePrincipal("secretsmanager.amazonaws.com"))
                                .sourceAccount(Stack.of(this).getAccount())
                                .build());
        schedule("PrivateRotation", SIGNING_KEYS, rotation, SIGNING_KEY_DAYS);
        schedule("HmacRotation", REFRESH_TOKEN_KEYS, rotation, HMAC_KEY_DAYS);
        schedule("CodeRotation", CODE_KEYS, rotation, HMAC_KEY_DAYS);
        schedule("DeviceRotation", DEVICE_KEYS, rotation, HMAC_KEY_DAYS);
        schedule("SealingRotation", SEALING_KEYS, rotation, SEALING_KEY_DAYS);
    }

    /// The plain resource, since the construct also grants `secretsmanager:GetRandomPassword` on everything; and
    /// the plain function, since it is not documented that Secrets Manager accepts an alias.
    private void schedule(String id, Setting rotated, AuthFunction rotation, int days) {
        var schedule = CfnRotationSchedule.Builder.create(this, id)
                .secretId(arn(rotated))
                .rotationLambdaArn(rotation.function().getFunctionArn())
                .rotationRules(RotationRulesProperty.builder()
                        .automaticallyAfterDays(days)
                        .build())
                .rotateImmediatelyOnUpdate(true)
                .build();
        // Creating the schedule starts the first rotation, so the function needs all its permissions by then.
        schedule.getNode().addDependency(rotation);
    }

    private Secret secret(Setting setting) {
        return Objects.requireNonNull(secrets.get(setting), () -> setting + " names no secret");
    }

    private Secret secret(String id, String description, SigningKeysProps props) {
        return Secret.Builder.create(this, id)
                .description(description)
                .encryptionKey(key)
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"keys\":[]}")
                        .generateStringKey("placeholder")
                        .build())
                .removalPolicy(Removal.of(props.keepData()))
                .build();
    }
}
