package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.adapters.secrets.RotationWorld.HMAC;
import static ostiary.adapters.secrets.Waits.withoutWaiting;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The keys of a warm environment while Secrets Manager is out of reach, through the real SDK. A call to it takes
/// up to 2.5 s then.
class KeysUnderTroubleTest {
    private final RotationWorld world = new RotationWorld();
    private final AwsEndpoint aws =
            AwsEndpoint.start(InMemorySecrets.PLACE, Credentials.ofAnybody(), world.secrets.service());
    private final SecretsManagerClient client = new AwsClients()
            .build(
                    Dependency.SECRETS_MANAGER,
                    SecretsManagerClient.builder()
                            .endpointOverride(aws.address())
                            .region(Region.EU_CENTRAL_1)
                            .credentialsProvider(
                                    StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key"))));

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @ParameterizedTest
    @EnumSource
    void areThereAtOnceForEveryRequestOfThreeHours(SecretsManagerTrouble trouble) throws Exception {
        world.rotate(HMAC);
        var keys = new SecretHmacKeys(new SecretsManagerSecret(client, HMAC), world.clock());
        var key = keys.current(world.now).id();
        trouble.befall(aws);

        for (int i = 0; i < 3 * 60; i++) {
            world.pass(Duration.ofMinutes(1));
            assertThat(withoutWaiting(() -> keys.current(world.now)).id()).isEqualTo(key);
        }
        assertThat(keys.mayLackOne()).isTrue();
    }
}
