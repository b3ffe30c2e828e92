package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.adapters.secrets.RotationWorld.HMAC;
import static ostiary.adapters.secrets.RotationWorld.SEALING;
import static ostiary.adapters.secrets.RotationWorld.SIGNING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.core.UnavailableException;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.Credentials;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The adapters through the real SDK, against the wire protocol on loopback.
class SecretsManagerStoreTest {
    final RotationWorld world = new RotationWorld();
    final AwsEndpoint aws = AwsEndpoint.start(InMemorySecrets.PLACE, Credentials.ofAnybody(), world.secrets.service());
    final SecretsManagerClient client = new AwsClients()
            .build(
                    Dependency.SECRETS_MANAGER,
                    SecretsManagerClient.builder()
                            .endpointOverride(aws.address())
                            .region(Region.EU_CENTRAL_1)
                            .credentialsProvider(
                                    StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key"))));
    final SecretsManagerStore store = new SecretsManagerStore(client);
    final KeyRotation rotation = new KeyRotation(
            store, world.published, SIGNING, Set.of(HMAC), SEALING, world.clock(), RotationWorld.pairs());

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    private String rotate(String secret) {
        var version = world.secrets.startRotation(secret);
        for (var step : RotationStep.values()) {
            rotation.perform(step, secret, version);
        }
        return version;
    }

    @Test
    void carriesWholeRotations() {
        rotate(SIGNING);
        world.pass(Duration.ofDays(30));
        rotate(SIGNING);
        rotate(HMAC);

        var signing = new SecretSigningKeys(new SecretsManagerSecret(client, SIGNING), world.clock());
        var published = new CachedVerificationKeys(world.published, world.clock());
        var hmac = new SecretHmacKeys(new SecretsManagerSecret(client, HMAC), world.clock());
        assertThat(published.published()).hasSize(4); // the current one and the next, of both algorithms
        assertThat(published.find(signing.current(world.now).kid())).isPresent();
        assertThat(hmac.all(world.now)).hasSize(1);
    }

    @Test
    void asksForNoMoreThanItNeeds() {
        var before = world.secrets.versions(HMAC).current().orElseThrow();
        var asked = new CopyOnWriteArrayList<String>();
        aws.tell(request -> asked.add(asked(request)));

        var version = rotate(HMAC);

        var id = "\"SecretId\":\"" + HMAC + '"';
        var describe = "DescribeSecret {" + id + "}";
        var getPending =
                "GetSecretValue {%s,\"VersionId\":\"%s\",\"VersionStage\":\"AWSPENDING\"}".formatted(id, version);
        assertThat(asked)
                .containsExactly(
                        describe,
                        getPending,
                        "GetSecretValue {" + id + ",\"VersionStage\":\"AWSCURRENT\"}",
                        "PutSecretValue {%s,\"ClientRequestToken\":\"%s\",\"VersionStages\":[\"AWSPENDING\"]}"
                                .formatted(id, version),
                        describe,
                        getPending,
                        describe,
                        getPending,
                        describe,
                        getPending,
                        "UpdateSecretVersionStage {%s,\"VersionStage\":\"AWSCURRENT\",\"RemoveFromVersionId\":\"%s\",\"MoveToVersionId\":\"%s\"}"
                                .formatted(id, before, version),
                        "UpdateSecretVersionStage {%s,\"VersionStage\":\"AWSPENDING\",\"RemoveFromVersionId\":\"%s\"}"
                                .formatted(id, version));
    }

    /// The operation and what it is about, without the text of a secret.
    private static String asked(AwsRequest request) {
        var body = request.json().<ObjectNode>deepCopy();
        body.remove("SecretString");
        return request.operation("secretsmanager") + " " + body;
    }

    @Test
    void fillsASecretWithoutAText() {
        world.secrets.createWithoutText(HMAC);

        rotate(HMAC);

        assertThat(world.secrets.keys(HMAC).keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"InternalServiceError", "ThrottlingException", "AccessDeniedException", "DecryptionFailure"})
    void saysThatSecretsAreOutOfReach(String error) {
        int status = error.equals("InternalServiceError") ? 500 : 400;
        aws.trouble("secretsmanager", new AwsFailure(status, error, "as asked for"));

        assertThatThrownBy(() -> store.readCurrent(HMAC)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> store.versions(HMAC)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> store.writePending(HMAC, "version", "s3cret"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(new SecretsManagerSecret(client, HMAC)::read).isInstanceOf(UnavailableException.class);
    }

    @Test
    void saysThatASecretThatIsNotThereIsOutOfReach() {
        var secret = new SecretsManagerSecret(client, "missing");

        assertThatThrownBy(secret::read)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("missing");
    }
}
