package ostiary.adapters.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.Trouble;
import ostiary.emulators.aws.cognito.CognitoService;
import ostiary.emulators.aws.cognito.PoolBehaviour;
import ostiary.emulators.aws.cognito.PoolTokens;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// An emulated user pool that answers what a test has it answer, and remembers what it was asked.
public final class EmulatedPool implements AutoCloseable {
    private static final Place PLACE = new Place("aws", "eu-central-1", "111122223333");

    private final CognitoService cognito = new CognitoService(PLACE, PoolTokens.POOL, PoolTokens.CLIENT);
    private final AwsEndpoint aws = AwsEndpoint.start(PLACE, Credentials.ofAnybody(), cognito);
    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();

    /// With nobody in it.
    public EmulatedPool() {
        aws.tell(request -> calls.add(request.json()));
    }

    /// Where it is asked.
    public URI endpoint() {
        return aws.address();
    }

    /// As functions have one, but for this pool.
    CognitoIdentityProviderClient client() {
        var builder = CognitoIdentityProviderClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
        return new AwsClients().build(Dependency.COGNITO, builder);
    }

    /// Asks this pool as the service asks one on AWS.
    CognitoCredentialSource source(Optional<String> clientSecret) {
        var pool = UserPool.onAws(PoolTokens.POOL, PoolTokens.CLIENT, Optional.empty());
        return new CognitoCredentialSource(client(), pool, () -> clientSecret, InstantSource.system());
    }

    /// Each request body, in order.
    public List<JsonNode> calls() {
        return List.copyOf(calls);
    }

    /// Sets the answers to operations from now on.
    public void behave(PoolBehaviour answers) {
        cognito.behave(answers);
    }

    /// It answers nobody any more.
    void hang() {
        aws.trouble(cognito.name(), Trouble.BLACKHOLE);
    }

    @Override
    public void close() {
        aws.close();
    }
}
