package ostiary.emulators.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.emulators.aws.AwsWorld.SECRET;
import static ostiary.emulators.aws.AwsWorld.SECRET_KEY;
import static ostiary.emulators.aws.AwsWorld.TEXT;
import static ostiary.emulators.aws.AwsWorld.onSecret;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.AwsWorld;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Role;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class SecretsManagerServiceTest {
    private static final String PENDING = "AWSPENDING";
    private static final String CURRENT = "AWSCURRENT";

    @AutoClose
    private final AwsWorld world = new AwsWorld();

    private final Role mayAll = onSecret(
            "secretsmanager:DescribeSecret secretsmanager:GetSecretValue secretsmanager:PutSecretValue"
                    + " secretsmanager:UpdateSecretVersionStage",
            "kms:Decrypt",
            "kms:GenerateDataKey");

    private SecretsManagerClient client(Role role) {
        return world.client(role, SecretsManagerClient.builder());
    }

    private static String read(SecretsManagerClient client) {
        return client.getSecretValue(get -> get.secretId(SECRET)).secretString();
    }

    private static void write(SecretsManagerClient client, String token, String text) {
        client.putSecretValue(put -> put.secretId(SECRET)
                .clientRequestToken(token)
                .secretString(text)
                .versionStages(PENDING));
    }

    @Test
    void readsWithTheActionAndTheKey() {
        var role = onSecret("secretsmanager:GetSecretValue", "kms:Decrypt");

        assertThat(read(client(role))).isEqualTo(TEXT);
        assertThat(role.unused()).isEmpty();
    }

    @Test
    void knowsASecretByItsNameToo() {
        assertThat(client(mayAll)
                        .getSecretValue(get -> get.secretId("HmacKeys"))
                        .arn())
                .isEqualTo(SECRET);
    }

    @Test
    void refusesInTheWordsOfAws() {
        var client = client(onSecret("secretsmanager:DescribeSecret", "kms:Decrypt"));

        assertThatThrownBy(() -> read(client))
                .isInstanceOf(SecretsManagerException.class)
                .hasMessageContaining("User: arn:aws:sts::111122223333:assumed-role/Worker/Worker is not authorized to"
                        + " perform: secretsmanager:GetSecretValue on resource: " + SECRET
                        + " because no identity-based policy allows the secretsmanager:GetSecretValue action");
    }

    @Test
    void refusesToReadWithoutTheKey() {
        var client = client(onSecret("secretsmanager:GetSecretValue", "kms:GenerateDataKey"));

        assertThatThrownBy(() -> read(client)).hasMessageContaining("Access to KMS is not allowed");
    }

    @Test
    void refusesToWriteWithoutEitherUseOfTheKey() {
        var client = client(mayAll);
        for (var use : new String[] {"kms:Decrypt", "kms:GenerateDataKey"}) {
            try (var _ = mayAll.withhold(new Grant("Worker", 1, use, SECRET_KEY))) {
                assertThatThrownBy(() -> write(client, UUID.randomUUID().toString(), "no"))
                        .hasMessageContaining("Access to KMS is not allowed");
            }
        }
        assertThat(mayAll.denied()).isEmpty();
    }

    @Test
    void carriesARotation() {
        var client = client(mayAll);
        world.secrets.enableRotation(SECRET);
        var old = world.secrets.version(SECRET, CURRENT);
        var version = world.secrets.startRotation(SECRET);

        assertThatThrownBy(() -> client.getSecretValue(
                        get -> get.secretId(SECRET).versionId(version).versionStage(PENDING)))
                .isInstanceOf(ResourceNotFoundException.class);
        write(client, version, "new");
        write(client, version, "new");
        assertThat(read(client)).isEqualTo(TEXT);
        var described = client.describeSecret(describe -> describe.secretId(SECRET));
        assertThat(described.rotationEnabled()).isTrue();
        assertThat(described.versionIdsToStages().get(version)).containsExactly(PENDING);

        client.updateSecretVersionStage(update -> update.secretId(SECRET)
                .versionStage(CURRENT)
                .removeFromVersionId(old.orElseThrow())
                .moveToVersionId(version));
        client.updateSecretVersionStage(
                update -> update.secretId(SECRET).versionStage(PENDING).removeFromVersionId(version));

        assertThat(read(client)).isEqualTo("new");
        assertThat(world.secrets.text(SECRET)).isEqualTo("new");
        assertThat(world.secrets.version(SECRET, "AWSPREVIOUS")).isEqualTo(old);
        assertThat(world.secrets.version(SECRET, PENDING)).isEqualTo(Optional.empty());
        assertThat(mayAll.unused()).isEmpty();
    }

    @Test
    void keepsTheRulesOfVersions() {
        var client = client(mayAll);
        var version = UUID.randomUUID().toString();
        var other = UUID.randomUUID().toString();
        write(client, version, "new");

        assertThatThrownBy(() -> write(client, version, "newer")).isInstanceOf(ResourceExistsException.class);
        assertThatThrownBy(() -> write(client, "short", "newer")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.getSecretValue(
                        get -> get.secretId(SECRET).versionId(version).versionStage(CURRENT)))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.updateSecretVersionStage(
                        update -> update.secretId(SECRET).versionStage(CURRENT).moveToVersionId(version)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.updateSecretVersionStage(update -> update.secretId(SECRET)
                        .versionStage(PENDING)
                        .removeFromVersionId(version)
                        .moveToVersionId(other)))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(read(client)).isEqualTo(TEXT);
    }

    @Test
    void startsNoRotationOverAnother() {
        assertThatThrownBy(() -> world.secrets.startRotation(SECRET)).isInstanceOf(IllegalStateException.class);
        world.secrets.enableRotation(SECRET);
        world.secrets.startRotation(SECRET);

        assertThatThrownBy(() -> world.secrets.startRotation(SECRET)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysNothingOfASecretThatTheCallerMayNotUse() {
        var client = client(mayAll);

        assertThatThrownBy(() -> client.getSecretValue(get -> get.secretId("other")))
                .hasMessageContaining("not authorized");
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        var client = client(mayAll);

        assertThatThrownBy(() -> client.deleteSecret(delete -> delete.secretId(SECRET)))
                .isInstanceOf(SecretsManagerException.class);
        assertThatThrownBy(() -> client.putSecretValue(put -> put.secretId(SECRET)
                        .secretString("x")
                        .rotationToken(UUID.randomUUID().toString())))
                .isInstanceOf(SecretsManagerException.class);
        assertThat(world.endpoint.problems()).hasSize(2);
    }

    @Test
    void logsNoText() {
        read(client(mayAll));

        assertThat(world.endpoint.calls()).hasSize(1).asString().doesNotContain(TEXT);
    }
}
