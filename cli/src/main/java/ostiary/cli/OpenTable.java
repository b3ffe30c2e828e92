package ostiary.cli;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.UnavailableException;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// The table that an operator's settings name.
///
/// @param name identifies the table, as opposed to any other of the same name
/// @param clock of the service that the table is at
/// @param server the DynamoDB Local started to reach it; null if none was
record OpenTable(
        String name,
        Table table,
        ServerClock clock,
        @Nullable DynamoDbLocal server) implements AutoCloseable {
    private static final String LOCAL_TABLE = "ostiary"; // the table's name in `make run`
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 8;
    private static final int MAX_MESSAGE = 200;

    /// Opens a directory of `make run` (`DATA`), a DynamoDB Local (`ENDPOINT`) or, with `TABLE` alone, a table on
    /// AWS.
    static OpenTable open(Settings settings) throws MovingException {
        var data = settings.path("DATA");
        var endpoint = settings.endpoint();
        if (data.isPresent() && endpoint.isPresent()) {
            throw new MovingException("DATA or ENDPOINT? Give one of them.");
        }
        var table = settings.find("TABLE");
        if (endpoint.isPresent()) {
            return local(
                    endpoint.get(), table.orElse(LOCAL_TABLE), endpoint.get().toString(), null);
        }
        if (data.isPresent()) {
            var server = DynamoDbLocal.start(Options.storedIn(data.get()));
            var place = data.get().toAbsolutePath().normalize().toString();
            return local(server.endpoint(), table.orElse(LOCAL_TABLE), place, server);
        }
        return onAws(table.orElseThrow(() -> new MovingException("Where are the accounts? Give TABLE=name on AWS,"
                + " DATA=dir of make run, or ENDPOINT=http://127.0.0.1:port, which make run prints.")));
    }

    private static OpenTable local(URI endpoint, String table, String place, @Nullable DynamoDbLocal server) {
        var clock = new ServerClock();
        var client = build(
                clock,
                DynamoDbClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        try {
            var made = new Table(client, new TableCreator(endpoint).create(table));
            return new OpenTable(place + " " + identity(client, table), made, clock, server);
        } catch (SdkException | UncheckedIOException unreachable) {
            throw new UnavailableException("DynamoDB at " + endpoint, unreachable);
        }
    }

    /// The SDK finds credentials and region by its default chains.
    private static OpenTable onAws(String table) throws MovingException {
        var region = region();
        try {
            var clock = new ServerClock();
            var client = build(clock, DynamoDbClient.builder().region(region));
            return new OpenTable(identity(client, table), new Table(client, table), clock, null);
        } catch (SdkException refused) {
            throw new MovingException("Table " + table + " can't be reached: " + begin(refused));
        }
    }

    /// A table that is deleted and created again has the same name, but another id, and none of the accounts.
    private static String identity(DynamoDbClient client, String table) {
        var described =
                client.describeTable(describe -> describe.tableName(table)).table();
        return described.tableArn() + " " + described.tableId() + " " + described.creationDateTime();
    }

    /// Where the table is, by the SDK's default chain.
    static Region region() throws MovingException {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkException notSet) {
            throw new MovingException("In which region is the table? Set AWS_REGION, or AWS_PROFILE.");
        }
    }

    /// Truncates the message, in which the SDK lists every credential provider it tried.
    private static String begin(SdkException refused) {
        var message = String.valueOf(refused.getMessage());
        return message.substring(0, Math.min(message.length(), MAX_MESSAGE));
    }

    /// No user waits for the response, so timeouts are long and retries many: DynamoDB throttles bulk writes.
    private static DynamoDbClient build(ServerClock clock, DynamoDbClientBuilder builder) {
        return builder.httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE)
                        .build())
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                        .maxAttempts(ATTEMPTS)
                                        .build())
                                .addExecutionInterceptor(clock))
                .build();
    }

    @Override
    public void close() {
        Optional.ofNullable(server).ifPresent(DynamoDbLocal::close);
    }
}
