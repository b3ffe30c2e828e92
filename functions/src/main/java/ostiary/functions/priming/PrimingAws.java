package ostiary.functions.priming;

import static com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// A stand-in for AWS during priming: real SDK clients with a real TLS connection to a server in this
/// process. No call leaves the process.
final class PrimingAws implements AwsClientFactory, AutoCloseable {
    /// The user pool's response to any password: a challenge for a code, for a user who does not exist.
    private static final String CODE_WANTED =
            "{\"ChallengeName\":\"SMS_MFA\",\"Session\":\"rehearsal\",\"ChallengeParameters\":{}}";

    private static final AwsBasicCredentials NOBODY = AwsBasicCredentials.create("rehearsal", "rehearsal");

    /// The first connection is slow: all its classes are yet to be loaded.
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Map<String, String> secrets;
    private final PrimingTable table = new PrimingTable();
    private final LoopbackServer server;
    private final SdkHttpClient http;
    private final AwsClients clients;
    private final List<SdkClient> made = new ArrayList<>();

    /// @param key an RSA key, for the server's certificate
    /// @param secrets the texts in Secrets Manager, by ARN
    PrimingAws(KeyPair key, Map<String, String> secrets) throws GeneralSecurityException, IOException {
        var certificates = new EphemeralTls(key);
        this.secrets = secrets;
        this.server = new LoopbackServer(certificates.ofServer(), this::answer);
        var trusted = certificates.trusted();
        this.http = UrlConnectionHttpClient.builder()
                .tlsTrustManagersProvider(() -> trusted)
                .connectionTimeout(TIMEOUT)
                .socketTimeout(TIMEOUT)
                .build();
        this.clients = AwsClients.buildForPriming(http, TIMEOUT);
    }

    @Override
    public Duration requestTimeout() {
        return clients.requestTimeout();
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            Dependency dependency, B builder) {
        var client = clients.build(
                dependency,
                builder.endpointOverride(server.address())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(NOBODY)));
        if (client instanceof SdkClient closeable) {
            made.add(closeable);
        }
        return client;
    }

    @Override
    public void close() throws IOException {
        made.forEach(SdkClient::close);
        http.close();
        server.close();
    }

    private String answer(String target, String body) {
        var operation = target.substring(target.indexOf('.') + 1);
        if (target.startsWith("DynamoDB")) {
            return table.answer(operation, body);
        }
        return switch (operation) {
            case "GetSecretValue" -> secret(body);
            case "AdminInitiateAuth" -> CODE_WANTED;
            default -> "{}";
        };
    }

    private String secret(String body) {
        return PrimingRequest.read(body).texts().stream()
                .filter(secrets::containsKey)
                .findFirst()
                .map(secrets::get)
                .map(text ->
                        "{\"SecretString\":\"" + String.valueOf(getInstance().quoteAsString(text)) + "\"}")
                .orElse("{\"SecretString\":\"rehearsal\"}");
    }
}
