package ostiary.cdk;

import static ostiary.blueprint.Setting.CODE_KEYS;
import static ostiary.blueprint.Setting.DEVICE_KEYS;
import static ostiary.blueprint.Setting.REFRESH_TOKEN_KEYS;
import static ostiary.blueprint.Setting.SEALING_KEYS;
import static ostiary.blueprint.Setting.SIGNING_KEYS;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ostiary.blueprint.Setting;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule.RotationRulesProperty;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// The keys of the service in Secrets Manager, under a key of their own: the private keys that sign tokens,
/// the HMAC keys of refresh tokens, of mailed codes and of known devices, and the keys that seal password hashes. Each
/// kind is a secret: no function can read
/// keys that it does not use. The public keys are no secret, and lie in the table. Any of the secrets may be one of
/// [ExistingKeys].
///
/// Each secret begins as an empty key set. The rotation function creates the first keys right after the deployment,
/// and new ones on schedule; no key is ever in the template.
public final class SigningKeys extends Construct {
    // It was 30 until there were keys for ES256. A schedule that is changed rotates at once: so a stack of before gets
    // such keys when it is upgraded.
    private static final int SIGNING_KEY_DAYS = 28;
    private static final int HMAC_KEY_DAYS = 90;
    // No key of these is ever dropped: at one a year the secret has room for centuries.
    private static final int SEALING_KEY_DAYS = 365;

    /// The rights that reading a secret takes.
    static final List<String> READ = List.of("secretsmanager:GetSecretValue");
    private static final List<String> ROTATE = List.of(
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage");

    private final SigningKeysProps props;
    private final Map<Setting, Kept> secrets = new EnumMap<>(Setting.class);
    private @Nullable Key key;

    public SigningKeys(Construct scope, String id, SigningKeysProps props) {
        super(scope, id);
        this.props = props;
        keep(SIGNING_KEYS, "Private", "Ostiary: private keys that sign access tokens");
        // The id of the time when it was the only one: by another it would be a new secret, and every session over.
        keep(REFRESH_TOKEN_KEYS, "Hmac", "Ostiary: HMAC keys of refresh tokens");
        keep(CODE_KEYS, "Code", "Ostiary: HMAC keys of mailed codes");
        keep(DEVICE_KEYS, "Device", "Ostiary: HMAC keys of known devices");
        keep(SEALING_KEYS, "Sealing", "Ostiary: keys that seal password hashes");
        props.existing().ifPresent(this::tell);
    }

    private void keep(Setting setting, String id, String description) {
        var existing = props.existing()
                .flatMap(
                        keys -> Optional.ofNullable(keys.secrets().get(setting)).map(arn -> new Kept(arn, keys.key())));
        secrets.put(setting, existing.orElseGet(() -> make(id, description)));
    }

    private void tell(ExistingKeys existing) {
        existing.secrets().values().stream()
                .flatMap(arn -> Whereabouts.of(arn).stream())
                .findFirst()
                .ifPresent(there -> there.requireOf(this, "the secret with keys"));
        Annotations.of(this)
                .addInfoV2(
                        "ostiary:keys",
                        "The stack uses secrets that it does not own. If it had such of its own, they leave it: they"
                                + " stay in the account where the last deployment kept its data, and are deleted where"
                                + " it did not");
    }

    /// The ARN of the secret for `setting`, one of [Setting#ofKeys()].
    ///
    /// @throws NullPointerException for any other setting
    public String arn(Setting setting) {
        return secret(setting).arn();
    }

    /// Lets `grantee` read the secrets of these settings, and no others.
    void allowToRead(Grantee grantee, List<Setting> settings) {
        grantee.allow(READ, settings.stream().map(this::arn).toList());
        keysOf(settings).forEach(used -> grantee.allowThrough("secretsmanager", List.of("kms:Decrypt"), used));
    }

    /// The customer's keys that the secrets are encrypted with.
    private Set<String> keysOf(Collection<Setting> settings) {
        return settings.stream()
                .flatMap(setting -> secret(setting).key().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Rotates the secrets with `rotation`, now and on schedule.
    void rotateBy(AuthFunction rotation) {
        rotation.allow(ROTATE, secrets.keySet().stream().map(this::arn).toList());
        keysOf(secrets.keySet())
                .forEach(used ->
                        rotation.allowThrough("secretsmanager", List.of("kms:Decrypt", "kms:GenerateDataKey"), used));
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

    private Kept secret(Setting setting) {
        return Objects.requireNonNull(secrets.get(setting), () -> setting + " names no secret");
    }

    private Kept make(String id, String description) {
        var secret = Secret.Builder.create(this, id)
                .description(description)
                .encryptionKey(key())
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"keys\":[]}")
                        .generateStringKey("placeholder")
                        .build())
                .removalPolicy(Removal.of(props.keepData()))
                .build();
        return new Kept(secret.getSecretArn(), Optional.of(key().getKeyArn()));
    }

    /// The key for the first secret that is made.
    private Key key() {
        if (key == null) {
            key = Key.Builder.create(this, "Key")
                    .description("Encrypts the key sets of Ostiary")
                    .enableKeyRotation(true)
                    .removalPolicy(Removal.of(props.keepData()))
                    .build();
        }
        return key;
    }

    /// A secret.
    ///
    /// @param key the ARN of the customer's key that it is encrypted with; empty for AWS's own
    private record Kept(String arn, Optional<String> key) {}
}
